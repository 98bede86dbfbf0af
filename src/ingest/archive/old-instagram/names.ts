import { hash } from 'node:crypto';
import { nameOf } from '../text.ts';

/** A longer one would be no name of a folder. */
const LONGEST = 80;

/**
 * Names for conversations that have none: by their people, so that another download gives the same.
 */
export class NamesOfThreads {
  readonly #seen = new Map<string, number>();

  /** @param beginning of a conversation, in JSON, with its participants */
  of(beginning: string): { readonly name: string; readonly people: string } {
    const people = peopleOf(beginning).sort();
    const text = people.join('_').replace(/[^\p{L}\p{N}._-]+/gu, '-');
    const name = text.length > LONGEST || text === '' ? shortened(text, people) : text;
    const before = this.#seen.get(name) ?? 0;
    this.#seen.set(name, before + 1);
    return {
      name: before === 0 ? name : `${name}_${before + 1}`,
      people: people.join(', ').replaceAll('/', ' ').slice(0, LONGEST) || 'nobody',
    };
  }
}

const shortened = (text: string, people: readonly string[]): string =>
  `${text.slice(0, LONGEST)}-${hash('sha256', JSON.stringify(people), 'hex').slice(0, 8)}`;

function peopleOf(beginning: string): string[] {
  const [, list] = /"participants"\s*:\s*(\[[^\]]*\])/.exec(beginning) ?? [];
  try {
    const people: unknown = JSON.parse(list ?? '[]');
    return Array.isArray(people) ? people.map(nameOf).filter(Boolean) : [];
  } catch {
    return [];
  }
}
