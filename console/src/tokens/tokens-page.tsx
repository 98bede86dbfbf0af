import { useCallback } from 'react';
import { queries, useControl } from '../control/use-control.ts';
import { useView } from '../routes/use-view.ts';
import { useRoom } from '../shell/use-room.ts';
import { useTitle } from '../shell/use-title.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/notice.tsx';
import { Decode } from './decode.tsx';
import { Doctor } from './doctor.tsx';
import { MakeToken } from './make-token.tsx';
import { TokenDetail } from './token-detail.tsx';
import { TokenList } from './token-list.tsx';
import styles from './tokens.module.css';

/** Places whose answers are others once a token, a user or a Page has changed. */
const SHOWN = ['GET /tokens', 'POST /tokens/debug', 'GET /tokens/{token}/endings'];

/** Tokens by kind, what each may do and what ends it; and the doctor, who explains a call that is pasted. */
export function TokensPage() {
  const text = useText();
  useTitle(text('shell.rail.tokens'));
  const isNarrow = useRoom() === 'one';
  const [{ token }, change] = useView();
  const { data, error } = useControl('GET /tokens');
  useArrivals(
    useCallback((rows: readonly Row[]) => {
      if (!rows.some(({ kind }) => kind === 'control')) return;
      for (const place of SHOWN) void queries.invalidateQueries({ queryKey: [place] });
    }, []),
  );
  const open = (id: string | undefined) => change({ token: id });
  const hasList = !isNarrow || token === undefined;
  return (
    <div className={styles.page} data-narrow={isNarrow}>
      {hasList && (
        <nav className={styles.side} aria-label={text('shell.rail.tokens')}>
          <div className={styles.head}>
            <h2 className={styles.title}>{text('shell.rail.tokens')}</h2>
            {token !== undefined && (
              <Button small icon="why" onPress={() => open(undefined)}>
                {text('tokens.doctor')}
              </Button>
            )}
          </div>
          {error && <Empty title={text('tokens.failed')}>{error.message}</Empty>}
          {data && <TokenList tokens={data.data} open={token} onOpen={open} />}
        </nav>
      )}
      <div className={styles.main}>
        {isNarrow && token !== undefined && (
          <div>
            <Button small look="quiet" onPress={() => open(undefined)}>
              {text('tokens.back')}
            </Button>
          </div>
        )}
        {token !== undefined ? (
          <TokenDetail key={token} id={token} />
        ) : (
          <>
            <Doctor />
            <Decode />
            <MakeToken onMade={open} />
          </>
        )}
      </div>
    </div>
  );
}
