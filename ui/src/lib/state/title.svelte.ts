// What window and document are called: the view, never the case, because task bar and screen
// sharing show it. The window follows the document's title.
import { text } from '../text';

class Title {
  /** The view's part of it, "Frage C2". */
  view = $state('');
  /** Whether the view shows a summary of errors. */
  failed = $state(false);

  get whole(): string {
    const said = this.view === '' ? text.frame.program : `${this.view} – ${text.frame.program}`;
    return this.failed ? `${text.frame.failed}: ${said}` : said;
  }
}

export const title = new Title();
