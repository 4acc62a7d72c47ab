package dev.crmport.credentials;

import java.util.Arrays;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/**
 * Gives Jackson buffers that are used once and overwritten when it hands them back. Its own pools
 * keep them, with what they held, for the next document.
 */
final class WipedBuffers extends BufferRecycler {
  @Override
  public void releaseByteBuffer(int kind, byte[] buffer) {
    Arrays.fill(buffer, (byte) 0);
  }

  @Override
  public void releaseCharBuffer(int kind, char[] buffer) {
    Arrays.fill(buffer, '\0');
  }

  /** Makes a new one each time and keeps none. */
  static final class Pool implements RecyclerPool<BufferRecycler> {
    @Override
    public BufferRecycler acquirePooled() {
      return new WipedBuffers();
    }

    @Override
    public void releasePooled(BufferRecycler used) {}
  }
}
