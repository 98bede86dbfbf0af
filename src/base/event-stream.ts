/** Server-sent events as they come, until there are no more or whoever reads them goes. */
export interface EventStream extends AsyncIterable<Buffer> {
  /** Whoever reads them has gone. */
  leave(): void;
}
