package dev.sweep.model;

import java.util.List;
import java.util.Optional;

/** Makes the models that start a program for each point. */
final class CommandModelFactory implements BlockModel.Factory {
  private final CommandSpec spec;
  private final Transcript transcript;
  private final KeptDirectories kept;
  private final OutputKinds kinds = new OutputKinds();

  private CommandModelFactory(CommandSpec spec, Transcript transcript, KeptDirectories kept) {
    this.spec = spec;
    this.kept = kept;
    this.transcript = transcript;
  }

  /**
   * Returns what makes models of {@code spec}.
   *
   * @throws ModelException if there is no such program; not told yet where its name holds a
   *     parameter
   */
  static CommandModelFactory of(CommandSpec spec, Transcript transcript, KeptDirectories kept)
      throws ModelException {
    Optional<String> obstacle =
        spec.argv().get(0).constantText().flatMap(ProgramStartException::obstacle);
    if (obstacle.isPresent()) {
      throw new ModelException("model command: " + obstacle.get(), null);
    }
    return new CommandModelFactory(spec, transcript, kept);
  }

  @Override
  public BlockModel open(int worker) throws ModelException {
    return CommandModel.open(spec, kinds, transcript, kept);
  }

  @Override
  public List<BlockModel.OutputDeclaration> outputs() {
    return List.of();
  }

  @Override
  public int preferredBlock() {
    return 1;
  }
}
