package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import java.util.List;

/** Makes the instances of a user's model class. */
final class JavaModelFactory implements BlockModel.Factory {
  private final JavaSpec spec;
  private final OutputKinds kinds = new OutputKinds();

  private JavaModelFactory(JavaSpec spec) {
    this.spec = spec;
  }

  /**
   * @throws ModelException if the class cannot be loaded
   */
  static JavaModelFactory of(ModelConfig.Java config) throws ModelException {
    return new JavaModelFactory(
        new JavaSpec(
            ModelClass.load(config.className(), config.classpath()),
            Options.of(config.options()),
            config.limits()));
  }

  @Override
  public BlockModel open(int worker) throws Exception {
    return JavaModel.open(spec, kinds, worker);
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
