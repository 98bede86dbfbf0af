import styles from './glyphs.module.css';

/** What a telephone's own buttons show: strokes on a field of 24 by 24, drawn for this page. */
const GLYPHS = {
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12 20 4l-5.500 16-3-6.500zM11.500 13.500 20 4',
  thumb:
    'M7 10.500v9H4v-9zM7 10.500l4-7c1.600 0 2.400 1.200 2 2.800l-.9 3.200h6.100c1.300 0 2 1.200 1.700 2.400l-1.500 6c-.3 1-1 1.600-2 1.600H7',
  heart:
    'M12 20C5 15.500 3.500 12 3.500 9.200 3.500 6.600 5.500 4.800 7.800 4.800c1.700 0 3.300 1 4.200 2.700.9-1.700 2.500-2.700 4.200-2.700 2.300 0 4.300 1.800 4.300 4.400 0 2.800-1.500 6.300-8.500 10.800z',
  picture: 'M4 5h16v14H4zM4 16l4.500-4.500 4 4 3-3L20 17M15.500 9.500h.01',
  smile:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14c1.800 2.400 5.200 2.400 7 0M9 9.500h.01M15 9.500h.01',
  reply: 'M9.500 6 4 11.500 9.500 17M4.500 11.500H14c3.500 0 6 2 6 6.500',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6 6 18',
  file: 'M6.500 3h7.500l4 4v14H6.500zM14 3v4.500h4',
  pin: 'M12 21c4.500-5 6.500-8.300 6.500-11.200A6.500 6.500 0 0 0 12 3.200a6.500 6.500 0 0 0-6.500 6.600C5.500 12.700 7.500 16 12 21zM12 12a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.500 9.500h17M3.500 14.500h17M12 3c-4.500 5-4.500 13 0 18M12 3c4.500 5 4.500 13 0 18',
  call: 'M5 4h4l1.700 4.500-2.200 1.600c1 2.300 3 4.300 5.400 5.400l1.600-2.200L20 15v4c0 .6-.4 1-1 1C11 20 4 13 4 5c0-.6.400-1 1-1z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  mic: 'M12 14.500a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM6 11.500c0 3.500 2.500 6 6 6s6-2.500 6-6M12 17.500V21',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.8-4 3.800-6 7.500-6s6.700 2 7.500 6',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20.500 20.500',
  check: 'M4.500 12.500l5 5L19.500 7',
  talk: 'M4 5h16v11.500H9.500L4 20.500z',
  ticket: 'M3.500 7h17v3.200a2 2 0 0 0 0 3.700V17h-17v-3.100a2 2 0 0 0 0-3.700zM14.500 7v10',
  star: 'M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900L3.500 9.700l5.900-.8z',
} as const;

export type GlyphName = keyof typeof GLYPHS;

interface GlyphProps {
  readonly name: GlyphName;
  readonly mirrored?: boolean;
  readonly solid?: boolean;
}

/** One of them, beside words or in what has a name of its own: it is never read. */
export function Glyph({ name, mirrored = false, solid = false }: GlyphProps) {
  const names = [styles.glyph, mirrored && styles.mirrored, solid && styles.solid];
  return (
    <svg className={names.filter(Boolean).join(' ')} viewBox="0 0 24 24" aria-hidden="true">
      <path d={GLYPHS[name]} />
    </svg>
  );
}
