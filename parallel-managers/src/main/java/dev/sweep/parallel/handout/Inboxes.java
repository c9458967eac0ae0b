package dev.sweep.parallel.handout;

import dev.sweep.parallel.Dispatcher;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.Team;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dispatcher that the workers of one process see: each waits at its inbox for what it is sent.
 * A worker asks once; after that, having finished a chunk is asking for another.
 */
final class Inboxes implements Dispatcher {
  private final Team team;
  private final Requests requests;
  private final List<Inbox> inboxes;

  Inboxes(Team team, Requests requests) {
    this.team = team;
    this.requests = requests;
    this.inboxes = Stream.generate(Inbox::new).limit(team.size()).toList();
  }

  @Override
  public List<IndexRange> next(int worker) {
    Inbox inbox = of(worker);
    if (inbox.firstAsked()) {
      requests.asked(worker);
    }
    return inbox.next();
  }

  @Override
  public void finished(int worker, long count, double seconds) {
    requests.finished(worker, count, seconds);
  }

  /** Returns the inbox of a worker of this process. */
  Inbox of(int worker) {
    return inboxes.get(worker - team.first());
  }

  /** Lets no worker have anything more. */
  void end() {
    inboxes.forEach(Inbox::end);
  }
}
