package dev.sweep.model;

import org.jspecify.annotations.Nullable;

/** One instance for all workers of a process, as long as one of them uses it. */
final class SharedInstance implements Instances {
  private final JavaSpec spec;

  // guarded by this
  private @Nullable UserModel model;
  private int users;

  SharedInstance(JavaSpec spec) {
    this.spec = spec;
  }

  @Override
  public synchronized UserModel open() throws ModelException {
    UserModel opened = model == null ? spec.newInitialized() : model;
    model = opened;
    users++;
    return opened;
  }

  @Override
  public synchronized void close(UserModel closing) {
    users--;
    if (users == 0) {
      model = null;
      Instances.closeQuietly(closing);
    }
  }

  @Override
  public boolean areShared() {
    return true;
  }
}
