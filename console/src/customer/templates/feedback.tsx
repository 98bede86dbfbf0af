import { useState } from 'react';
import { useText } from '../../texts/texts.tsx';
import { shownOr, shownText } from '../../ui/shown-text.ts';
import { useMessage } from '../log/message-context.ts';
import { useScene } from '../phone-context.tsx';
import styles from './card.module.css';
import survey from './feedback.module.css';
import { asList, asObject, asText, type Payload } from './payload.ts';

/** What each kind of question can be answered with (docs/wire.md 8.3). */
const SCORES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  csat: [1, 5],
  nps: [0, 10],
  ces: [1, 7],
};

/** A question about how it was, and its answer. */
export function Feedback({ payload }: { payload: Payload }) {
  const text = useText();
  const { act, canAct } = useScene();
  const { id: message } = useMessage();
  const [isOpen, setIsOpen] = useState(false);
  const [score, setScore] = useState('');
  const [more, setMore] = useState('');
  const [isSent, setIsSent] = useState(false);
  const [screen = {}] = asList(payload.feedback_screens);
  const [question = {}] = asList(screen.questions);
  const [least, most] = SCORES[asText(question.type) ?? ''] ?? [0, -1];
  const asksMore = question.follow_up !== undefined;
  const send = async () => {
    const input = { score, message, ...(asksMore && more !== '' && { follow_up: more }) };
    if (await act('POST /pages/{page}/acts/feedback', input)) setIsSent(true);
  };
  return (
    <article className={styles.card}>
      <div className={styles.words}>
        <p className={styles.title} dir="auto">
          {shownText(asText(payload.title) ?? '')}
        </p>
        {asText(payload.subtitle) !== undefined && (
          <p className={styles.subtitle} dir="auto">
            {shownText(asText(payload.subtitle) ?? '')}
          </p>
        )}
        {isOpen && !isSent && (
          <fieldset className={survey.question}>
            <legend dir="auto">
              {shownOr(asText(question.title), text('customer.feedback.question'))}
            </legend>
            {most < least ? (
              <input
                aria-label={text('customer.feedback.answer')}
                className={survey.field}
                dir="auto"
                value={score}
                onChange={(event) => setScore(event.target.value)}
              />
            ) : (
              <div className={survey.scores}>
                {Array.from({ length: most - least + 1 }, (_, i) => String(least + i)).map(
                  (each) => (
                    <label key={each} className={survey.score}>
                      <input
                        type="radio"
                        name={message}
                        value={each}
                        checked={score === each}
                        onChange={() => setScore(each)}
                      />
                      <span>{each}</span>
                    </label>
                  ),
                )}
              </div>
            )}
            {asksMore && (
              <input
                aria-label={text('customer.feedback.more')}
                className={survey.field}
                dir="auto"
                placeholder={asText(asObject(question.follow_up).placeholder)}
                value={more}
                onChange={(event) => setMore(event.target.value)}
              />
            )}
          </fieldset>
        )}
        {isSent && <p className={styles.subtitle}>{text('customer.feedback.sent')}</p>}
      </div>
      {!isSent && (
        <div className={styles.buttons}>
          <button
            type="button"
            className={styles.button}
            disabled={!canAct || (isOpen && score === '')}
            onClick={isOpen ? send : () => setIsOpen(true)}
          >
            <bdi>
              {isOpen
                ? text('customer.feedback.send')
                : shownOr(asText(payload.button_title), text('customer.feedback.rate'))}
            </bdi>
          </button>
        </div>
      )}
    </article>
  );
}
