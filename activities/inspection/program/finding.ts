import type { Budget } from './budget.js';
import type { FileBytes } from './file-bytes.js';

/** What a file is, once nothing was found against it. */
export interface Finding {
  readonly type: string;
  readonly mediaType: string;
  readonly pdfa: string | null;
}

/** The look at one file and all that is inside it. */
export interface Inspecting {
  readonly budget: Budget;
  /** Says what the file is as soon as it is known, so that one which is refused bears its type. */
  readonly is: (type: string, mediaType: string) => void;
  /** Looks at a file inside this one. Throws its `Refused` with the name before the reason, or for nesting too deep. */
  readonly inside: (name: string, bytes: FileBytes) => Promise<Finding>;
}
