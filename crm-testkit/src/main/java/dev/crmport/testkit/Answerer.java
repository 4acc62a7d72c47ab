package dev.crmport.testkit;

import dev.crmport.testkit.engine.FakeAnswer;
import dev.crmport.testkit.engine.FakeEngine;
import dev.crmport.testkit.wire.HttpHead;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The answering half of a connection: one request after another, each with its fault. */
final class Answerer {
  private final Line line;
  private final ServerClock clock;
  private final ServerOptions options;
  private final TrafficRecord traffic;
  private final Answering answering;
  private final AnswerWriter writer;
  private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();

  /** Requests that were accepted and whose answer is not written. */
  private final AtomicInteger unanswered = new AtomicInteger();

  /** Open until the reader has seen the connection end. */
  private final CountDownLatch ended = new CountDownLatch(1);

  Answerer(
      Line line,
      ServerClock clock,
      ServerOptions options,
      TrafficRecord traffic,
      Answering answering)
      throws IOException {
    this.line = line;
    this.clock = clock;
    this.options = options;
    this.traffic = traffic;
    this.answering = answering;
    this.writer = new AnswerWriter(line.output(), clock);
  }

  /** Takes a request from the reader. */
  void accept(Exchange exchange) {
    unanswered.incrementAndGet();
    exchanges.add(exchange);
  }

  /** The reader is done: finish what is pending, then close. */
  void end() {
    ended.countDown();
    exchanges.add(new Exchange.End());
  }

  /** Asks for the body that a caller holds back, unless another answer is still to be written. */
  void goOn() throws IOException {
    if (unanswered.get() == 0) {
      writer.goOn();
    }
  }

  /** Answers until the connection ends. */
  void answer() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = answer(exchanges.take());
        unanswered.decrementAndGet();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      // In this order: what the reader accepts after the closing, it settles itself.
      line.close();
      exchanges.forEach(this::forget);
    }
  }

  private void forget(Exchange exchange) {
    if (exchange instanceof Exchange.Whole whole) {
      depart(whole.visit(), 0);
    }
  }

  /** False when the connection is to be closed. */
  private boolean answer(Exchange exchange) throws InterruptedException {
    return switch (exchange) {
      case Exchange.Whole whole -> answer(whole);
      case Exchange.Refused refused -> refuse(refused);
      case Exchange.End end -> false;
    };
  }

  private boolean refuse(Exchange.Refused refused) {
    Reply page = Reply.of(FakeEngine.refusedUnread(refused.status()));
    Visit visit = refused.visit();
    try {
      writer.whole(page, false, () -> depart(visit, refused.status()));
      line.finishWriting();
    } catch (IOException gone) {
      return false;
    }
    return true;
  }

  private void depart(@Nullable Visit visit, int status) {
    if (visit != null) {
      traffic.departed(visit, status, clock.nanos());
    }
  }

  private boolean answer(Exchange.Whole exchange) throws InterruptedException {
    Visit visit = exchange.visit();
    Fault fault = exchange.fault();
    int status = 0;
    try {
      FakeAnswer answer =
          fault.applies()
              ? answering.answer(exchange.head(), exchange.body(), visit.arrival)
              : FakeEngine.nothing();
      if (answer.hangs() || fault.manner() == Fault.Manner.HANGING) {
        ended.await();
        return false;
      }
      boolean drips = fault.manner() == Fault.Manner.DRIPPED;
      clock.sleep(
          options.nextLatency().plus(answer.delay()).plus(drips ? Duration.ZERO : fault.pause()));
      if (fault.manner() == Fault.Manner.RESET) {
        traffic.departed(visit, 0, clock.nanos());
        line.reset();
        return false;
      }
      Reply reply = fault.shape(Reply.of(answer));
      status = reply.status();
      return write(reply, exchange, fault);
    } catch (IOException gone) {
      if (!line.isClosing()) {
        traffic.notDelivered(visit, clock.nanos());
      }
      return false;
    } finally {
      traffic.departed(visit, status, clock.nanos());
    }
  }

  /** False when the connection is to be closed. */
  private boolean write(Reply plain, Exchange.Whole exchange, Fault fault)
      throws IOException, InterruptedException {
    HttpHead head = exchange.head();
    Reply reply = isToBeZipped(plain, head, fault) ? AnswerWriter.gzipped(plain) : plain;
    Visit visit = exchange.visit();
    Runnable beforeLastBytes = () -> depart(visit, reply.status());
    boolean keeps = head.keepsConnection();
    switch (fault.manner()) {
      case DRIPPED -> writer.dripped(reply, keeps, fault.pause(), beforeLastBytes);
      case TRUNCATED_HEAD -> writer.truncatedHead(reply, beforeLastBytes);
      case TRUNCATED_BODY -> writer.truncatedBody(reply, beforeLastBytes);
      case TRUNCATED_CHUNKS -> writer.truncatedChunks(reply, beforeLastBytes);
      default -> writer.whole(reply, keeps, beforeLastBytes);
    }
    return keeps && !fault.cutsTheAnswer();
  }

  private boolean isToBeZipped(Reply reply, HttpHead head, Fault fault) {
    return options.gzip()
        && head.says("accept-encoding", "gzip")
        && fault.manner() == Fault.Manner.WHOLE
        && reply.padding() == 0
        && reply.body().length() > 0
        && !reply.headers().containsKey("Content-Encoding");
  }
}
