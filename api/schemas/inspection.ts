import { z } from 'zod';
import { fileRefusals } from '../../domain/inspection/verdict.js';

const verdictShape = {
  type: z.string().meta({ description: 'By content: `pdf`, `docx`, `zip`, `p7m`, `text` …, `unknown`' }),
  mediaType: z.string(),
  pdfa: z
    .string()
    .nullable()
    .meta({ description: 'Level of PDF/A that the file declares of itself, as `3a`; not verified' }),
  reasons: z.array(z.string()).meta({ description: 'What was found, after the path inside archives' }),
};

/** What a look at the bytes of a file gave. */
export const verdictSchema = z
  .strictObject({
    ...verdictShape,
    refused: z.enum(fileRefusals).nullable().meta({ description: 'Code of what is wrong with the file' }),
  })
  .meta({ id: 'FileVerdict' });

/** The same in the minutes of a reading, where a file of which nothing could be said is told too. */
export const minutedInspectionSchema = z
  .strictObject({
    ...verdictShape,
    refused: z
      .enum([...fileRefusals, 'scannerUnavailable', 'inspectionUnavailable'])
      .nullable()
      .meta({ description: 'Code of what is wrong with the file, or why nobody looked' }),
  })
  .meta({ id: 'MinutedInspection' });
