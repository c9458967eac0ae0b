package dev.sweep.parallel.view;

final class ThreadViewTest extends LocalViewContract {
  @Override
  Client open() {
    return Client.threads(SIZE);
  }

  @Override
  void release(Client used) {
    used.close();
  }
}
