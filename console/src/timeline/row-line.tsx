// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of its rows
// biome-ignore-all lint/a11y/useSemanticElements: a table has all of its rows, and a grid those that are seen
// biome-ignore-all lint/a11y/useFocusableInteractive: of a grid the row has the focus, and not its cells
import { memo } from 'react';
import { type Names, usePersonName } from '../people/names.ts';
import type { Row } from '../stream/rows.ts';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import { shownText } from '../ui/shown-text.ts';
import type { Cause } from './causes.ts';
import styles from './row-line.module.css';
import { KIND_ICON, rowWords, sentenceOf, TONE_ICON, timeOf } from './words.ts';

interface RowLineProps extends Cause {
  readonly row: Row;
  readonly names: Names;
  readonly index: number;
  /** In px, from the top of all. */
  readonly start: number;
  readonly isSelected: boolean;
  /** Of the same cause as the one that is selected. */
  readonly isRelated: boolean;
  readonly isFocusable: boolean;
  /** Of the last of several tries: whether those before it are seen. */
  readonly isOpen: boolean | undefined;
  readonly unfold: (row: Row, isOpen: boolean) => void;
  readonly onOpen: (row: Row, what: 'row' | 'why') => void;
  readonly onReplay: (row: Row) => void;
  readonly onFail: (row: Row) => void;
  readonly onExplore: (row: Row) => void;
}

/** A row of the timeline: one line. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, names, index, start, isSelected, isRelated, isFocusable } = props;
  const { isOpen, unfold, onOpen, onReplay, onFail, onExplore } = props;
  const text = useText();
  const person = usePersonName(row.page, row.person);
  const words = rowWords(row, { text, names, person, isFolded: isOpen === false });
  const kind = text(`timeline.kind.${row.kind}`);
  const isMissed = row.kind === 'webhook' && row.delivered === false;
  const isUnheard = row.kind === 'act' && row.note !== undefined;
  const hasWhy = row.kind === 'not_sent' || isMissed || isUnheard;
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-label={sentenceOf(row, words, text)}
      data-seq={row.seq}
      data-kind={row.kind}
      data-related={isRelated || undefined}
      data-plain={words.outcome === undefined || undefined}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      tabIndex={isFocusable ? 0 : -1}
      data-pane-focus={isFocusable ? '' : undefined}
      onClick={() => onOpen(row, 'row')}
    >
      <span role="gridcell" className={styles.rail}>
        <Rail {...props} />
      </span>
      <span role="gridcell" className={styles.time} title={row.at}>
        <bdi dir="ltr">{timeOf(row.at)}</bdi>
      </span>
      <span role="gridcell" className={styles.kind}>
        <Icon name={KIND_ICON[row.kind]} mirrored />
        {kind}
      </span>
      <span role="gridcell" className={styles.app}>
        <bdi translate="no">{words.app}</bdi>
      </span>
      <span role="gridcell" className={styles.subject}>
        {words.app && (
          <span className={styles.inlineApp}>
            <bdi translate="no">{words.app}</bdi>
          </span>
        )}
        <bdi translate="no">{shownText(words.subject)}</bdi>
        {words.quote && (
          <span className={styles.quote}>
            <bdi translate="no">{shownText(words.quote)}</bdi>
          </span>
        )}
      </span>
      {words.outcome !== undefined && (
        <span role="gridcell" className={styles.end}>
          {isOpen !== undefined && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.tries}
              aria-expanded={isOpen}
              aria-label={text('timeline.tries', { n: row.attempt })}
              onClick={(event) => {
                event.stopPropagation();
                unfold(row, !isOpen);
              }}
            >
              <Icon name="chevron" />
            </button>
          )}
          <span className={styles.outcome} data-tone={words.tone}>
            {words.tone !== 'quiet' && <Icon name={TONE_ICON[words.tone]} />}
            <span className={styles.outcomeWords}>{words.outcome}</span>
          </span>
          {row.kind === 'call' && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.hidden}
              aria-label={text('timeline.explore')}
              title={text('timeline.explore')}
              onClick={(event) => {
                event.stopPropagation();
                onExplore(row);
              }}
            >
              <Icon name="explorer" />
            </button>
          )}
          {row.kind === 'call' && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.hidden}
              aria-label={text('shell.keys.fail')}
              title={text('shell.keys.fail')}
              onClick={(event) => {
                event.stopPropagation();
                onFail(row);
              }}
            >
              <Icon name="bolt" />
            </button>
          )}
          {isMissed && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.action}
              onClick={(event) => {
                event.stopPropagation();
                onReplay(row);
              }}
            >
              {text('timeline.replay')}
            </button>
          )}
          {hasWhy && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.action}
              onClick={(event) => {
                event.stopPropagation();
                onOpen(row, 'why');
              }}
            >
              {text('timeline.why')}
            </button>
          )}
        </span>
      )}
      <span role="gridcell" className={styles.ms}>
        {row.ms === undefined ? '' : text('timeline.ms.short', { ms: Math.round(row.ms) })}
      </span>
    </div>
  );
});

/** The line that joins rows of one cause: broken where one only came after the other. */
function Rail({ row, root, up, down, isGuess }: RowLineProps) {
  const isRoot = row.seq === root;
  if (!up && !down && isRoot) return null;
  return (
    <span
      className={styles.joint}
      data-up={up}
      data-down={down}
      data-root={isRoot}
      data-guess={isGuess}
    />
  );
}
