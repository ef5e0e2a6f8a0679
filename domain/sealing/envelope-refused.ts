/** Why an opened envelope is refused. The code is minuted: it says nothing of the content. */
export type EnvelopeRefusal =
  /** What is stored is not what was received: the fault is ours, never the bidder's. */
  | 'envelopeDigestWrong'
  /** The file key does not open it to its end. */
  | 'envelopeNotDecryptable'
  | 'envelopeNotTar'
  | 'envelopeDescriptorMissing'
  | 'envelopeDescriptorInvalid'
  /** The header names another tender, supplier or bid: a copy. */
  | 'envelopeNamesAnotherBid'
  /** The header names another lot or kind of this bid. */
  | 'envelopeMisplaced'
  /** A link, a device, a sparse file: anything but a regular file. */
  | 'envelopeEntryForbidden'
  | 'envelopePathForbidden'
  | 'envelopeTooManyFiles'
  | 'envelopeTooLarge'
  | 'envelopeFileUndeclared'
  | 'envelopeFileRepeated'
  | 'envelopeFileMissing'
  /** A file's size or digest is not the declared one. */
  | 'envelopeFileWrong';

/** Travels inside this room only: `openEnvelope` turns it into an outcome. */
export class EnvelopeRefused extends Error {
  override readonly name = 'EnvelopeRefused';

  constructor(readonly code: EnvelopeRefusal) {
    super(code);
  }
}
