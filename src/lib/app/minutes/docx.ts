import type { IParagraphOptions, IRunOptions, Paragraph } from 'docx';
import type { BlockKind } from './block.ts';
import type { PaperLine } from './outline.ts';
import { paperLines } from './outline.ts';
import type { MinutesDocument, MinutesTemplate } from './sheet.ts';
import { sheetLines } from './sheet.ts';

type Docx = typeof import('docx');

/** Twentieths of a point, as docx counts lengths; sizes are in half points. */
const mm = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);

/** GB/T 9704: the type area of an A4 page is 156 × 225 mm, body 16 pt, 28 pt from line to line. */
const page = {
	size: { width: mm(210), height: mm(297) },
	margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) }
};
const bodySize = 32;
const titleSize = 44;
const lineHeight = 560;
const indent = 2 * 320;

const faces = {
	body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong' },
	heading: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimHei' },
	title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' }
};

/** Minutes as a Word document: the bytes of a .docx. The library is loaded when it is asked for. */
export const minutesToDocx = async (
	document: MinutesDocument,
	template: MinutesTemplate
): Promise<Uint8Array> => {
	const docx = await import('docx');
	const file = new docx.Document({
		title: document.sheet.title,
		creator: document.sheet.unitName,
		styles: { default: { document: { run: { font: faces.body, size: bodySize } } } },
		sections: [
			{
				properties: { page },
				footers: { default: pageNumber(docx) },
				children: [
					...titles(docx, document, template),
					...above(docx, document, template),
					...paperLines(document, template).map((line) => lineParagraph(docx, line)),
					...(template === 'record' ? signatures(docx, document) : [])
				]
			}
		]
	});
	return new Uint8Array(await docx.Packer.toArrayBuffer(file));
};

const paragraph = (
	{ Paragraph, TextRun }: Docx,
	runs: readonly IRunOptions[],
	options: IParagraphOptions = {}
): Paragraph =>
	new Paragraph({
		spacing: { line: lineHeight, lineRule: 'exact' },
		...options,
		children: runs.map((run) => new TextRun({ font: faces.body, size: bodySize, ...run }))
	});

/** A summary is headed by who issues it, in red with a rule below; a record just says what it is. */
const titles = (docx: Docx, { sheet, words }: MinutesDocument, template: MinutesTemplate) => {
	const alignment = docx.AlignmentType.CENTER;
	const spacing = { after: 240 };
	const run = { font: faces.title, size: titleSize, bold: true };
	if (template === 'record')
		return [paragraph(docx, [{ ...run, text: words.record }], { alignment, spacing })];
	return [
		paragraph(docx, [{ ...run, text: sheet.unitName + words.summary, color: 'C8102E' }], {
			alignment,
			spacing,
			border: {
				bottom: { style: docx.BorderStyle.SINGLE, size: 12, color: 'C8102E', space: 8 }
			}
		}),
		paragraph(docx, [{ ...run, text: sheet.title, size: 36 }], { alignment, spacing })
	];
};

const above = (docx: Docx, document: MinutesDocument, template: MinutesTemplate) => [
	...sheetLines(document, template).map(({ label, text }) =>
		paragraph(docx, [{ text: label + document.words.colon, font: faces.heading }, { text }], {
			indent: { left: 5 * 320, hanging: 5 * 320 }
		})
	),
	paragraph(docx, [])
];

const isHeading = (kind: BlockKind) => kind === 'heading' || kind === 'agenda';

const lineParagraph = (docx: Docx, { kind, number, runs }: PaperLine): Paragraph => {
	const font = isHeading(kind) || kind === 'subheading' ? faces.heading : faces.body;
	const level = isHeading(kind)
		? { heading: docx.HeadingLevel.HEADING_1 }
		: kind === 'subheading'
			? { heading: docx.HeadingLevel.HEADING_2 }
			: {};
	const before = number === '' && kind === 'bullet' ? '• ' : number;
	return paragraph(
		docx,
		[
			...(before === '' ? [] : [{ text: before, font, color: '000000' }]),
			...runs.map(({ text, bold }) => ({ text, bold, font, color: '000000' }))
		],
		{ ...level, indent: { firstLine: indent } }
	);
};

/** Room for two hands at the end of a record. */
const signatures = (docx: Docx, { words }: MinutesDocument) => [
	paragraph(docx, []),
	...[words.hostSignature, words.recorderSignature].map((label) =>
		paragraph(docx, [{ text: `${label}${words.colon}${'_'.repeat(16)}` }], {
			alignment: docx.AlignmentType.RIGHT
		})
	)
];

const pageNumber = ({ Footer, Paragraph, TextRun, AlignmentType, PageNumber }: Docx) =>
	new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.CENTER,
				children: [
					new TextRun({
						font: faces.title,
						size: 28,
						children: ['— ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES, ' —']
					})
				]
			})
		]
	});
