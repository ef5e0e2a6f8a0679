import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  type PDFRawStream,
  PDFString,
} from 'pdf-lib';

/** Letters that Typst sets in one go; places in points, from the left edge of the page. */
export interface TextRun {
  readonly from: number;
  readonly to: number;
  /** Of the line that the letters stand on, from the foot of the page. */
  readonly height: number;
  readonly glyphs: number;
}

/** How Typst begins a run: where it stands, in which font and size. What it shows follows as an array. */
const runStart =
  /1 0 0 -1 ([\d.-]+) ([\d.-]+) cm\s(?:(?!ET\s| cm\s)[^])*?\/(f\d+) ([\d.]+) Tf\s1 0 0 -1 0 0 Tm\s(?=\[)/g;

/** The runs of the first page of a file that Typst wrote, in its order. */
export async function textRunsOf(pdf: Uint8Array): Promise<TextRun[]> {
  const file = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context } = file;
  const page = file.getPage(0).node;
  const fonts = context.lookup(page.Resources()?.get(PDFName.of('Font')), PDFDict);
  const content = inflateSync((page.lookup(PDFName.of('Contents')) as PDFRawStream).contents);
  const text = content.toString('latin1');
  return [...text.matchAll(runStart)].map((start) => {
    const [found, x, y, font, size] = start;
    const shown = PDFObjectParser.forBytes(
      content.subarray(start.index + found.length),
      context,
    ).parseObject();
    const widths = widthsOf(fonts.lookup(PDFName.of(font ?? ''), PDFDict));
    const { width, glyphs } = measure(shown as PDFArray, widths);
    return { from: Number(x), to: Number(x) + (width * Number(size)) / 1_000, height: Number(y), glyphs };
  });
}

/** ISO 32000-1, 9.4.3: strings of glyphs, two bytes each, and numbers that move the next one back. */
function measure(shown: PDFArray, widths: Map<number, number>): { width: number; glyphs: number } {
  let [width, glyphs] = [0, 0];
  for (const part of shown.asArray()) {
    if (part instanceof PDFNumber) width -= part.asNumber();
    if (!(part instanceof PDFString || part instanceof PDFHexString)) continue;
    const bytes = part.asBytes();
    for (let at = 0; at < bytes.length; at += 2) {
      width += widths.get((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)) ?? NaN;
      glyphs += 1;
    }
  }
  return { width, glyphs };
}

/** ISO 32000-1, 9.7.4.3, as Typst writes it: first glyph, last glyph, width in thousandths. */
function widthsOf(font: PDFDict): Map<number, number> {
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const numbers = descendant
    .lookup(PDFName.of('W'), PDFArray)
    .asArray()
    .map((one) => (one as PDFNumber).asNumber());
  const widths = new Map<number, number>();
  for (let at = 0; at < numbers.length; at += 3) {
    const [first = 0, last = 0, width = NaN] = numbers.slice(at, at + 3);
    for (let glyph = first; glyph <= last; glyph += 1) widths.set(glyph, width);
  }
  return widths;
}
