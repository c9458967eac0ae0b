package dev.sweep.model;

import java.util.List;
import java.util.Optional;

/** Makes the models that have their points computed by a worker program, one each. */
final class WorkerModelFactory implements BlockModel.Factory {
  private final WorkerSpec spec;
  private final Transcript transcript;
  private final OutputKinds kinds = new OutputKinds();

  private WorkerModelFactory(WorkerSpec spec, Transcript transcript) {
    this.spec = spec;
    this.transcript = transcript;
  }

  /**
   * @throws ModelException if there is no such program
   */
  static WorkerModelFactory of(WorkerSpec spec, Transcript transcript) throws ModelException {
    Optional<String> obstacle = ProgramStartException.obstacle(spec.argv().getFirst());
    if (obstacle.isPresent()) {
      throw new ModelException("model worker: " + obstacle.get(), null);
    }
    return new WorkerModelFactory(spec, transcript);
  }

  @Override
  public BlockModel open(int worker) throws Exception {
    return WorkerModel.open(new WorkerBuild(spec, transcript), spec, kinds);
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
