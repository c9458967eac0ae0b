package dev.sweep.model;

import java.util.List;

/** Makes the models that start a program for each point. */
final class CommandModelFactory implements BlockModel.Factory {
  private final CommandSpec spec;
  private final OutputKinds kinds = new OutputKinds();

  CommandModelFactory(CommandSpec spec) {
    this.spec = spec;
  }

  @Override
  public BlockModel open(int worker) throws ModelException {
    return CommandModel.open(spec, kinds);
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
