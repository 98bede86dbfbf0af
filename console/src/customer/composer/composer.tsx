import { type KeyboardEvent, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useText } from '../../texts/texts.tsx';
import { lazily } from '../../ui/lazily.ts';
import { shownText } from '../../ui/shown-text.ts';
import { Glyph } from '../glyphs.tsx';
import { lineOf } from '../log/content.tsx';
import { useScene, type Writing } from '../phone-context.tsx';
import type { Message } from '../types.ts';
import type { ActId } from './act-ids.ts';
import styles from './composer.module.css';
import { givenFile } from './given-file.ts';
import { PageMenu } from './offers.tsx';
import { PlusMenu } from './plus-menu.tsx';

const ActDialog = lazily(async () => (await import('./act-dialog.tsx')).ActDialog, 'customer');

const SAY = 'POST /pages/{page}/acts/say';

/** What was begun and not sent, by conversation, as long as the page is open. */
const drafts = new Map<string, string>();

interface ComposerProps {
  /** What it belongs to: its draft stays when another is opened. */
  readonly of: string;
  readonly messages: readonly Message[];
  readonly writing: Writing | undefined;
  readonly onWritten: () => void;
}

/** Where a person writes, and does everything else. */
export function Composer({ of, messages, writing: asked, onWritten }: ComposerProps) {
  const text = useText();
  const { act, page, phone, write } = useScene();
  const [words, setWords] = useState(drafts.get(of) ?? '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isPlusOpen, setIsPlusOpen] = useState(false);
  const [form, setForm] = useState<ActId>();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const writing = asked?.kind === 'again' ? undefined : asked;
  useEffect(() => {
    if (asked?.kind !== 'again') return;
    setWords((now) => (now === '' ? asked.text : now));
    field.current?.focus();
    onWritten();
  }, [asked, onWritten]);
  useEffect(() => void drafts.set(of, writing?.kind === 'edit' ? '' : words), [of, words, writing]);
  useEffect(() => {
    if (!writing) return;
    if (writing.kind === 'edit') setWords(writing.message.text ?? '');
    field.current?.focus();
  }, [writing]);

  const stop = () => {
    if (writing?.kind === 'edit') setWords('');
    onWritten();
  };
  const send = async () => {
    const said = words.trim();
    if (said === '' && files.length === 0) return;
    const about = writing;
    setWords('');
    setFiles([]);
    onWritten();
    const isDone = await (about?.kind === 'edit'
      ? act('POST /pages/{page}/acts/edit', { text: said, message: about.message.id })
      : act(SAY, {
          ...(said !== '' && { text: said }),
          ...(files.length > 0 && { files: await Promise.all(files.map(givenFile)) }),
          ...(about && { reply_to: about.message.id }),
        }));
    // What was refused is not to be written once more.
    if (!isDone) {
      setWords((now) => (now === '' ? words : now));
      setFiles((now) => (now.length === 0 ? files : now));
    }
  };
  const press = (event: KeyboardEvent) => {
    // Enter ends a composition, of Korean or Japanese, before it sends; 229: Safari says so late.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === 'ArrowUp' && words === '') {
      const own = messages.findLast(
        (each) => each.from === 'person' && each.text !== undefined && !each.unsent && !each.tapped,
      );
      if (!own) return;
      event.preventDefault();
      write({ kind: 'edit', message: own });
    } else if (event.key === '/' && words === '') {
      event.preventDefault();
      setIsPlusOpen(true);
    } else if (event.key === 'Escape' && writing) {
      event.stopPropagation();
      stop();
    }
  };
  const like = () =>
    void act(SAY, phone.platform === 'INSTAGRAM' ? { kind: 'like_heart' } : { sticker: 'like' });
  const isEmpty = words.trim() === '' && files.length === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here, and picked by its menu
    <div
      className={styles.composer}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        setFiles([...files, ...event.dataTransfer.files]);
      }}
    >
      {writing && (
        <div className={styles.about}>
          <p className={styles.aboutWords}>
            <b>{text(`customer.composer.${writing.kind}`)}</b>{' '}
            <bdi>{lineOf(writing.message, text)}</bdi>
          </p>
          <Button
            className={styles.tool ?? ''}
            aria-label={text('customer.act.cancel')}
            onPress={stop}
          >
            <Glyph name="close" />
          </Button>
        </div>
      )}
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files of the same name are two files
            <li key={i} className={styles.file}>
              <bdi className={styles.fileName}>{shownText(file.name)}</bdi>
              <Button
                className={styles.remove ?? ''}
                aria-label={text('customer.composer.remove', { name: file.name })}
                onPress={() => setFiles(files.filter((each) => each !== file))}
              >
                <Glyph name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.bar}>
        <PageMenu offers={phone.offers} />
        <PlusMenu
          isOpen={isPlusOpen}
          onOpenChange={setIsPlusOpen}
          onFiles={() => picker.current?.click()}
          onVoice={async () => {
            const { voiceFile } = await import('./voice-file.ts');
            void act(SAY, { files: [await givenFile(voiceFile())] });
          }}
          onForm={setForm}
        />
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={text('customer.act.files')}
          onChange={({ target }) => {
            setFiles([...files, ...(target.files ?? [])]);
            target.value = '';
          }}
        />
        {phone.composer_off ? (
          <p className={styles.off}>{text('customer.composer.off')}</p>
        ) : (
          <>
            <textarea
              ref={field}
              className={styles.input}
              dir="auto"
              rows={1}
              aria-label={text('customer.composer', { name: page.name })}
              placeholder={text(`customer.composer.placeholder.${phone.platform}`)}
              value={words}
              onChange={({ target }) => setWords(target.value)}
              onKeyDown={press}
              onPaste={({ clipboardData }) => {
                if (clipboardData.files.length > 0) setFiles([...files, ...clipboardData.files]);
              }}
            />
            <Button
              className={styles.send ?? ''}
              aria-label={
                isEmpty
                  ? text(`customer.composer.like.${phone.platform}`)
                  : text('customer.composer.send')
              }
              onPress={() => (isEmpty ? like() : void send())}
            >
              <Glyph
                name={isEmpty ? (phone.platform === 'INSTAGRAM' ? 'heart' : 'thumb') : 'send'}
                mirrored={!isEmpty}
                solid={isEmpty && phone.platform === 'MESSENGER'}
              />
            </Button>
          </>
        )}
      </div>
      {form && (
        <Suspense>
          <ActDialog id={form} onClose={() => setForm(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
