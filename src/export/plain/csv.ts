import type { ExportConversation } from '../conversations.ts';
import type { TargetFile } from '../target/target-file.ts';
import type { Writer } from '../writer.ts';
import type { Plain } from './plain.ts';
import type { MessageView } from './view.ts';

/** Excel takes a file for UTF-8 only when it begins with this. */
const MARK = '\uFEFF';

const COLUMNS = [
  'conversation_id',
  'platform',
  'folder',
  'title',
  'message_id',
  'created_time',
  'from_id',
  'from_name',
  'from_business',
  'text',
  'files',
  'shares',
  'reactions',
  'reply_to',
  'note',
] as const;

/** Writes a row a message, oldest first, as RFC 4180 has it. */
export class CsvWriter implements Writer {
  readonly #plain: Plain;
  readonly #file: TargetFile;

  private constructor(plain: Plain, file: TargetFile) {
    this.#plain = plain;
    this.#file = file;
  }

  static async begin(plain: Plain): Promise<CsvWriter> {
    const file = await plain.target.open('messages.csv');
    await file.write(MARK + lineOf(COLUMNS));
    return new CsvWriter(plain, file);
  }

  async add(told: ExportConversation, met: () => void): Promise<void> {
    const { tally } = this.#plain;
    const view = this.#plain.view(told);
    const { id, platform, folder } = told.conversation;
    const heading = [id, platform.toLowerCase(), folder, told.title];
    let rows = 0;
    for await (const row of told.messages('oldest first')) {
      const shown = await view.show(row);
      await this.#file.write(lineOf([...heading, ...cellsOf(shown)]));
      tally.lose('templates', shown.files.filter(({ kind }) => kind === 'template').length);
      rows++;
      met();
    }
    if (rows === 0) tally.lose('conversations without messages');
  }

  finish(): Promise<void> {
    return this.#file.end();
  }

  abandon(): Promise<void> {
    return this.#file.abandon();
  }
}

function cellsOf(shown: MessageView): string[] {
  const { id, created, from, isBusiness, text, files, shares, reactions } = shown;
  return [
    id,
    new Date(created).toISOString(),
    from?.id ?? '',
    from?.name ?? '',
    isBusiness ? 'yes' : 'no',
    text,
    files.map(({ file, name, kind }) => file ?? `${name ?? kind} (missing)`).join('\n'),
    shares
      .map(({ link, name, description }) => [link, name, description].filter(Boolean).join(' '))
      .join('\n'),
    reactions.map(({ reaction, by }) => `${reaction} ${by}`).join('\n'),
    shown.replyTo ?? '',
    noteOf(shown),
  ];
}

/** What a message is besides what it says. */
function noteOf({ isUnsent, call, members }: MessageView): string {
  if (isUnsent) return 'unsent';
  if (call) return call.missed ? 'missed call' : `call of ${call.length ?? 0} seconds`;
  return members ? `${members.names.join(', ')} ${members.change}` : '';
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** A spreadsheet takes a cell that begins so for a formula, and does what it says. */
const FORMULA = /^[=+\-@\t\r]/;

function cellOf(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
