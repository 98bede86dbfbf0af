let wanted: number | undefined;

/** Goes over to the card of a row, or does once it is there. */
export function wantCard(seq: number): void {
  const there = document.querySelector<HTMLElement>(`[data-explains="${seq}"]`);
  if (there) enter(there);
  else wanted = seq;
}

/** Goes over to a card that has come, if somebody asked for it. */
export function enterWanted(seq: number, card: HTMLElement | null): void {
  if (wanted !== seq || !card) return;
  wanted = undefined;
  enter(card);
}

/** To what mends it first, where something does. */
const enter = (card: HTMLElement): void =>
  (card.querySelector<HTMLElement>('button[data-first]') ?? card).focus();
