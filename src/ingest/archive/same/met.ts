import { madeAt } from '../../../base/made-at.ts';
import { letUnreadable } from '../../tree/read.ts';
import { batchesOf } from '../batches.ts';
import type { PartMaker } from '../parts.ts';
import type { SurveyedFile } from '../survey.ts';
import type { ReadyMessage } from '../write.ts';
import { type Edge, edgesOf } from './edges.ts';

/** What files of one download have together in the milliseconds in which they meet. */
export class Met {
  readonly #edges: ReadonlyMap<SurveyedFile, Edge>;
  readonly #messages = new Map<string, ReadyMessage[]>();

  /** That of a file without others. */
  static readonly nobody = new Met(new Map());

  private constructor(edges: ReadonlyMap<SurveyedFile, Edge>) {
    this.#edges = edges;
  }

  /**
   * Reads the files of a thread that meet. Nearly no thread has any.
   * @param files by time
   */
  static async of(
    files: readonly SurveyedFile[],
    makerOf: (file: SurveyedFile) => PartMaker,
  ): Promise<Met> {
    const met = new Met(edgesOf(files));
    for (const file of files) {
      const edge = met.#edges.get(file);
      if (edge) await met.#read(file, edge, makerOf(file)).catch(letUnreadable);
    }
    return met;
  }

  /** The milliseconds in which a file meets others of its download. */
  timesOf(file: SurveyedFile): ReadonlySet<number> {
    return this.#edges.get(file)?.times ?? NONE;
  }

  /** Messages of a file, with those of its download where it meets others. */
  fill(file: SurveyedFile, messages: readonly ReadyMessage[]): readonly ReadyMessage[] {
    const edge = this.#edges.get(file);
    if (!edge) return messages;
    const own = messages.filter(({ message }) => !edge.times.has(message.created));
    const times = new Set(messages.map(({ message }) => message.created));
    const met = [...edge.times].filter((time) => times.has(time));
    const all = [...own, ...met.flatMap((time) => this.#messages.get(keyOf(edge, time)) ?? [])];
    return all.sort((a, b) => a.message.created - b.message.created);
  }

  /** What a file has together with others, by itself. */
  alone(file: SurveyedFile): readonly ReadyMessage[] {
    const edge = this.#edges.get(file);
    const times = [...(edge?.times ?? NONE)].sort((a, b) => a - b);
    return times.flatMap((time) => (edge && this.#messages.get(keyOf(edge, time))) ?? []);
  }

  async #read(file: SurveyedFile, edge: Edge, maker: PartMaker): Promise<void> {
    for await (const some of batchesOf(file, () => undefined)) {
      for (const message of some) {
        if (!edge.times.has(message.created)) continue;
        const ready = { message, parts: await maker.partsOf(message) };
        madeAt(this.#messages, keyOf(edge, message.created), () => []).push(ready);
      }
    }
  }
}

const NONE: ReadonlySet<number> = new Set();

const keyOf = ({ download }: Edge, time: number): string => `${download} ${time}`;
