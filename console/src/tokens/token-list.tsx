import type { ControlSchemas } from '../control/operations.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Segments } from '../ui/segments.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './tokens.module.css';
import { stateOf, TYPES, useTokenNames } from './tokens.ts';

type Token = ControlSchemas['Token'];

interface TokenListProps {
  readonly tokens: readonly Token[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** The tokens, by kind, the newest first. */
export function TokenList({ tokens, open, onOpen }: TokenListProps) {
  const text = useText();
  const [{ of = 'all' }, change] = useView();
  const there = TYPES.filter((type) => tokens.some((each) => each.type === type));
  const shown = there.filter((type) => of === 'all' || of === type || !there.includes(of as never));
  return (
    <>
      {there.length > 1 && (
        <div className={styles.kinds}>
          <Segments
            label={text('tokens.kind')}
            items={[
              { id: 'all', label: text('tokens.kind.all') },
              ...there.map((id) => ({ id, label: text(`tokens.kind.${id}`) })),
            ]}
            picked={there.includes(of as never) ? of : 'all'}
            onPick={(id) => change({ of: id === 'all' ? undefined : id }, { replace: true })}
          />
        </div>
      )}
      {tokens.length === 0 && (
        <p className={styles.none}>
          {text('tokens.none')} <code dir="ltr">npx convograph token create --page PAGE</code>
        </p>
      )}
      <div className={styles.lists}>
        {shown.map((type) => (
          <section key={type} aria-label={text(`tokens.kind.${type}`)}>
            <h3 className={styles.group}>{text(`tokens.kind.${type}`)}</h3>
            <ul className={styles.list}>
              {tokens
                .filter((each) => each.type === type)
                .toReversed()
                .map((token) => (
                  <li key={token.id}>
                    <Line token={token} isOpen={token.id === open} onOpen={onOpen} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

interface LineProps {
  readonly token: Token;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
}

function Line({ token, isOpen, onOpen }: LineProps) {
  const text = useText();
  const names = useTokenNames(token);
  const state = stateOf(token);
  return (
    <button
      type="button"
      className={styles.line}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(token.id)}
    >
      <span className={styles.whose}>
        <bdi translate="no">{shownText(names.whose)}</bdi>
      </span>
      <span className={styles.state} data-state={state}>
        {text(`tokens.state.${state}`)}
      </span>
      <span className={styles.quiet}>
        <bdi translate="no">{shownText(names.app)}</bdi>
      </span>
      <span className={styles.id} dir="ltr" translate="no">
        {token.id}
      </span>
    </button>
  );
}
