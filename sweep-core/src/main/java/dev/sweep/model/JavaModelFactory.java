package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import java.util.List;

/** Makes the instances of a user's model class. */
final class JavaModelFactory implements BlockModel.Factory {
  private final JavaSpec spec;
  private final List<Integer> built;
  private final OutputKinds kinds = new OutputKinds();

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
            Options.of(config.options()),
            config.limits()),
        List.copyOf(built));
  }

  @Override
  public BlockModel open(int worker) throws Exception {
    return built.isEmpty()
        ? JavaModel.open(spec, kinds, worker)
        : new RebuiltModel(built, values -> JavaModel.open(spec.with(values), kinds, worker));
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
