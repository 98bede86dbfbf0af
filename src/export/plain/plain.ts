import type { PageRow } from '../../store/directory.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { ExportConversation } from '../conversations.ts';
import type { ExportTally } from '../tally.ts';
import type { ExportFolder } from '../target/target.ts';
import type { MediaFolder } from './shelf.ts';
import { View } from './view.ts';

/** What the formats for people and their tools are written with. */
export class Plain {
  readonly page: PageRow;
  readonly target: ExportFolder;
  readonly tally: ExportTally;
  readonly #reader: PageStore;
  readonly #shelf: MediaFolder;

  constructor(
    { page, target, tally }: Pick<Plain, 'page' | 'target' | 'tally'>,
    reader: PageStore,
    shelf: MediaFolder,
  ) {
    this.page = page;
    this.target = target;
    this.tally = tally;
    this.#reader = reader;
    this.#shelf = shelf;
  }

  view(told: ExportConversation): View {
    return new View(told, this.page, this.#reader, this.#shelf);
  }
}
