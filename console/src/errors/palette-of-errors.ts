import { useControl } from '../control/use-control.ts';
import type { PaletteAction } from '../keys/palette-actions.ts';
import { useGo } from '../routes/use-go.ts';
import { feed } from '../stream/feed.ts';
import { useText } from '../texts/texts.tsx';
import { codeOf } from './code.ts';
import { wantCard } from './wanted.ts';

/** Errors that a few letters lead to. */
const MOST = 8;

/**
 * What the palette knows of errors: the newest call that was refused, and each of the catalogue by its
 * code.
 * @param asked what is written
 */
export function usePaletteOfErrors(asked: string): readonly PaletteAction[] {
  const text = useText();
  const go = useGo();
  const { data: offers } = useControl('GET /faults/offers');
  const refused = feed.rows
    .all()
    .findLast(({ kind, code }) => kind === 'call' && code !== undefined);
  const codes = (offers?.errors ?? []).filter(
    ({ code, subcode }) => /^-?\d/.test(asked) && `${code}/${subcode ?? ''}`.includes(asked),
  );
  return [
    ...(refused
      ? [
          {
            ...{ id: 'explain', words: text('shell.palette.explain'), icon: 'error' as const },
            keys: 'X',
            run: () => {
              wantCard(refused.seq);
              go('studio', { sel: refused.seq });
            },
          },
        ]
      : []),
    ...codes.slice(0, MOST).map(({ name, code, subcode, message }): PaletteAction => {
      const words = text('shell.palette.error', {
        code: codeOf({ code, subcode }),
        message: message.slice(0, 80),
      });
      return {
        id: `error ${name}`,
        words,
        icon: 'error',
        run: () => go('errors', { error: name }),
      };
    }),
  ];
}
