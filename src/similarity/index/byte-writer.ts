import type { WriteHandle } from './storage.ts';

const FLUSH_BYTES = 1 << 18;

/** Appends numbers and bytes to a file through one buffer. `position` counts from the file's start. */
export class ByteWriter {
  readonly #handle: WriteHandle;
  #buffer = Buffer.allocUnsafe(FLUSH_BYTES + 4096);
  #used = 0;
  #flushed = 0;
  #closed = false;

  constructor(handle: WriteHandle) {
    this.#handle = handle;
  }

  get position(): number {
    return this.#flushed + this.#used;
  }

  bytes(bytes: Uint8Array): void {
    if (bytes.length > FLUSH_BYTES) {
      this.flush();
      this.#handle.write(bytes);
      this.#flushed += bytes.length;
      return;
    }
    if (this.#used + bytes.length > FLUSH_BYTES) this.flush();
    this.#buffer.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  u32(value: number): void {
    this.#used = this.#buffer.writeUInt32LE(value >>> 0, this.#used);
    if (this.#used > FLUSH_BYTES) this.flush();
  }

  f64(value: number): void {
    this.#used = this.#buffer.writeDoubleLE(value, this.#used);
    if (this.#used > FLUSH_BYTES) this.flush();
  }

  flush(): void {
    if (this.#used === 0) return;
    this.#handle.write(this.#buffer.subarray(0, this.#used));
    this.#flushed += this.#used;
    this.#used = 0;
  }

  /** Flushes, makes it last, closes. */
  finish(): void {
    this.flush();
    this.#handle.sync();
    this.abandon();
  }

  /** Closes without caring for what was written; closing twice is allowed. */
  abandon(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#handle.close();
  }
}
