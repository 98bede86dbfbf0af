import type { MessageRow } from '../../../store/page/message.ts';
import type { ParticipantRow, PersonRow } from '../../../store/page/people.ts';
import type { PageIn } from '../../page-in.ts';
import { personIdOf, seedOf } from '../ids.ts';
import { isNameless } from './people.ts';

/** Numbers of people of one conversation, by those whom they are in another. */
export type Numbers = ReadonlyMap<number, number>;

/** A message with its people by other numbers: who sent it, and who reacted to it. */
export function withNumbers(row: MessageRow, numbers: Numbers): MessageRow {
  const of = (no: number): number => numbers.get(no) ?? no;
  const { sender, extra } = row;
  const reactions = extra?.reactions?.map((one) => ({ ...one, by: of(one.by) }));
  return {
    ...row,
    sender: sender === null ? null : of(sender),
    extra: reactions ? { ...extra, reactions } : extra,
  };
}

/**
 * Lets the people of a conversation take part in another that it is becoming part of. Those of one
 * name are one, and the only one of either who has no name with the only other.
 */
export async function joinPeople(
  on: PageIn,
  from: readonly ParticipantRow[],
  to: number,
  taking: readonly ParticipantRow[],
): Promise<Numbers> {
  const numbers = new Map<number, number>();
  const there = new Map(taking.map(({ person }) => [person.name, person]));
  const names = new Set(from.map(({ person }) => person.name));
  const left = from.filter(({ person }) => !there.has(person.name));
  const free = taking.filter(({ person }) => !names.has(person.name));
  const isAlone = from.length === 1 && taking.length === 1;
  for (const { person } of from) {
    const known = there.get(person.name) ?? otherOf(person, left, free, isAlone);
    if (!known) {
      const id = personIdOf(on.page, String(to), person.name);
      await on.writer.addParticipant(to, person.no, seedOf(id));
      continue;
    }
    if (known.no === person.no) continue;
    numbers.set(person.no, known.no);
    if (isNameless(known.name) && !isNameless(person.name)) {
      const { name, username } = person;
      await on.writer.putPerson({ ...known, name, username });
    }
    // Whoever takes part elsewhere stays for that.
    if ((await on.mover.participations(person.no)) === 1)
      await on.mover.foldPerson(person, known.no);
  }
  return numbers;
}

function otherOf(
  person: PersonRow,
  left: readonly ParticipantRow[],
  free: readonly ParticipantRow[],
  isAlone: boolean,
): PersonRow | undefined {
  const [only, ...more] = free;
  if (!only || more.length > 0 || left.length !== 1) return undefined;
  const isNamed = isNameless(person.name) !== isNameless(only.person.name);
  return isAlone || isNamed ? only.person : undefined;
}
