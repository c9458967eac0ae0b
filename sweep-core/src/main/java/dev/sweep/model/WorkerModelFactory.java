package dev.sweep.model;

import java.util.List;
import java.util.Optional;

/** Makes the models that have their points computed by a worker program, one each. */
final class WorkerModelFactory implements BlockModel.Factory {
  private final WorkerSpec spec;
  private final List<Integer> built;
  private final Transcript transcript;
  private final OutputKinds kinds = new OutputKinds();

  private WorkerModelFactory(WorkerSpec spec, List<Integer> built, Transcript transcript) {
    this.spec = spec;
    this.built = built;
    this.transcript = transcript;
  }

  /**
   * @param built the numbers of the parameters that programs are built with
   * @throws ModelException if there is no such program
   */
  static WorkerModelFactory of(WorkerSpec spec, List<Integer> built, Transcript transcript)
      throws ModelException {
    Optional<String> obstacle = ProgramStartException.obstacle(spec.argv().getFirst());
    if (obstacle.isPresent()) {
      throw new ModelException("model worker: " + obstacle.get(), null);
    }
    return new WorkerModelFactory(spec, List.copyOf(built), transcript);
  }

  @Override
  public BlockModel open(int worker) throws Exception {
    return built.isEmpty()
        ? started(spec)
        : new RebuiltModel(built, values -> started(spec.with(values)));
  }

  private BlockModel started(WorkerSpec program) throws Exception {
    return WorkerModel.open(new WorkerBuild(program, transcript), program, kinds);
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
