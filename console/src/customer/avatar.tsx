import styles from './avatar.module.css';

/** Colours of faces, one after the other by name: each has 4.5 with white. */
const COLOURS = 6;

/** A face: the first letters of a name. No picture of anybody is loaded from anywhere. */
export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  let sum = 0;
  for (const letter of name) sum = (sum + (letter.codePointAt(0) ?? 0)) % 997;
  return (
    <span
      className={small ? `${styles.face} ${styles.small}` : styles.face}
      data-colour={sum % COLOURS}
      aria-hidden="true"
    >
      {lettersOf(name)}
    </span>
  );
}

function lettersOf(name: string): string {
  const words = name.split(/[^\p{Letter}\p{Number}\p{Mark}]+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('');
  return letters.toUpperCase() || '?';
}
