package dev.crmport.web;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses what comes in pieces: gzip of one member or several, deflate with its frame or, as
 * some send it, without. What is damaged ends it; bytes behind the damage say nothing to a client
 * either.
 */
final class Inflating implements Undoing.Step {
  private static final int ROOM = 16 * 1024;

  private final byte[] room = new byte[ROOM];
  private final boolean isGzip;
  private GzipHead head = new GzipHead();
  private Inflater inflater;
  private State state;

  /** How many bytes behind a gzip member were read. */
  private int tail;

  private enum State {
    /** In a gzip header. */
    HEAD,
    /** Before the first byte of deflate, which tells whether there is a frame. */
    START,
    /** In compressed data. */
    DATA,
    /** In the eight bytes behind a gzip member. */
    TAIL,
    /** Nothing more is to be had. */
    OVER
  }

  private Inflating(boolean isGzip) {
    this.isGzip = isGzip;
    state = isGzip ? State.HEAD : State.START;
    inflater = new Inflater(true);
  }

  static Inflating gzip() {
    return new Inflating(true);
  }

  static Inflating deflate() {
    return new Inflating(false);
  }

  @Override
  public void take(byte[] bytes, int offset, int length, Undoing.Sink sink) {
    int from = offset;
    int end = offset + length;
    while (from < end && state != State.OVER) {
      switch (state) {
        case HEAD -> {
          GzipHead.Progress progress = head.take(bytes[from++]);
          if (progress != GzipHead.Progress.MORE) {
            state = progress == GzipHead.Progress.COMPLETE ? State.DATA : State.OVER;
          }
        }
        case START -> {
          if ((bytes[from] & 0x0f) == 8) {
            inflater.end();
            inflater = new Inflater();
          }
          state = State.DATA;
        }
        case DATA -> from = inflated(bytes, from, end, sink);
        case TAIL -> {
          from++;
          if (++tail == GzipHead.TRAILER) {
            state = State.HEAD;
            head = new GzipHead();
            inflater.reset();
            tail = 0;
          }
        }
        case OVER -> {}
      }
    }
    if (state == State.OVER) {
      inflater.end();
    }
  }

  @Override
  public boolean isOver() {
    return state == State.OVER;
  }

  @Override
  public void end(Undoing.Sink sink) {
    state = State.OVER;
    inflater.end();
  }

  private int inflated(byte[] bytes, int from, int end, Undoing.Sink sink) {
    inflater.setInput(bytes, from, end - from);
    try {
      int count;
      do {
        count = inflater.inflate(room);
        sink.take(room, 0, count);
      } while (count > 0);
    } catch (DataFormatException damaged) {
      state = State.OVER;
      return end;
    }
    int unused = inflater.getRemaining();
    if (inflater.finished()) {
      state = isGzip ? State.TAIL : State.OVER;
    } else if (inflater.needsDictionary()) {
      state = State.OVER;
    }
    return end - unused;
  }
}
