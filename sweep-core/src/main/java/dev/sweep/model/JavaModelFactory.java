package dev.sweep.model;

import dev.sweep.config.ModelConfig;
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
   * @param built the numbers of the parameters that models are built with
   * @throws ModelException if the class cannot be loaded
   */
  static JavaModelFactory of(ModelConfig.Java config, List<Integer> built) throws ModelException {
    return new JavaModelFactory(
        new JavaSpec(
            ModelClass.load(config.className(), config.classpath()),
            config.options(),
            config.limits(),
            config.start(),
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
}
