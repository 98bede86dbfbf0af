import { GraphError } from '../graph/errors/error.ts';

/** A part of a call that Meta's host takes and this one does not yet: told as what is not there. */
export class NotYetError extends GraphError {
  /** What it is, as a sentence. */
  readonly description: string;

  constructor(description: string, id: string) {
    super('notFound', { method: 'post', id });
    this.description = description;
  }
}
