package dev.sweep.model;

/** Where the instances of a model come from, and where they end. Safe for use by many threads. */
interface Instances {

  /**
   * Returns an instance that is built.
   *
   * @throws ModelException if it cannot be built
   */
  UserModel open() throws ModelException;

  /** Takes back an instance that is used no more; never throws. */
  void close(UserModel model);

  /** Returns whether an instance may be in use elsewhere. */
  boolean areShared();

  /** Returns instances of {@code spec}, each opened for one user. */
  static Instances ownOf(JavaSpec spec) {
    return new Instances() {
      @Override
      public UserModel open() throws ModelException {
        return spec.newModel();
      }

      @Override
      public void close(UserModel model) {
        closeQuietly(model);
      }

      @Override
      public boolean areShared() {
        return false;
      }
    };
  }

  /** Closes {@code model}, whose points are all recorded: what it throws is of no use any more. */
  static void closeQuietly(UserModel model) {
    try {
      model.close();
    } catch (Exception | LinkageError | AssertionError _) {
      // nothing can be said about any point that would be of use
    }
  }
}
