package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the instances of a user's model class. */
final class JavaModelFactory implements BlockModel.Factory {
  private final JavaSpec spec;
  private final List<Integer> built;
  private final OutputKinds kinds = new OutputKinds();

  /** By what they are built with. */
  private final Map<Map<String, Object>, SharedInstance> shared = new ConcurrentHashMap<>();

  private JavaModelFactory(JavaSpec spec, List<Integer> built) {
    this.spec = spec;
    this.built = built;
  }

  /**
   * @param outputs those that the configuration tells of
   * @param built the numbers of the parameters that models are built with
   * @throws ModelException if the class cannot be loaded, or used so
   */
  static JavaModelFactory of(
      ModelConfig.Java config, List<OutputConfig> outputs, List<Integer> built)
      throws ModelException {
    ModelClass modelClass = ModelClass.load(config.className(), config.classpath());
    if (modelClass.isBatched() && config.start() == ModelConfig.Start.WARM) {
      throw new ModelException("model java: " + JavaModelCheck.NO_WARM_BATCH, null);
    }
    return new JavaModelFactory(
        new JavaSpec(
            modelClass,
            config.options(),
            config.limits(),
            config.start(),
            outputs.stream().map(OutputConfig::name).toList(),
            config.position()),
        List.copyOf(built));
  }

  @Override
  public BlockModel open(int worker) throws Exception {
    return built.isEmpty()
        ? open(worker, Map.of())
        : new RebuiltModel(built, values -> open(worker, values));
  }

  private JavaModel open(int worker, Map<String, Object> values) throws Exception {
    JavaSpec own = spec.with(values);
    Instances instances =
        switch (own.scope()) {
          case PROCESS -> shared.computeIfAbsent(values, _ -> new SharedInstance(own));
          case POINT, WORKER, OWN_PROCESS -> Instances.ownOf(own);
        };
    return JavaModel.open(own, instances, kinds, worker);
  }

  @Override
  public List<BlockModel.OutputDeclaration> outputs() {
    return List.of();
  }

  @Override
  public int preferredBlock() {
    return 1;
  }

  @Override
  public boolean isBatched() {
    return spec.largestBatch() > 1;
  }
}
