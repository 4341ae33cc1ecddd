import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block } from './block.ts';
import { referenceMark } from './block.ts';
import { minutesToDocx } from './docx.ts';
import { minutesToMarkdown } from './markdown.ts';
import { documentOf, line } from './testing.ts';

const blocks: readonly Block[] = [
	line('上周工作总结', 'agenda'),
	{
		kind: 'text',
		runs: [{ text: '由 ' }, { text: referenceMark, person: 'alice' }, { text: ' 说明 *进度*' }]
	},
	line('通过采购', 'resolution'),
	{ kind: 'todo', owner: 'bob', due: '2021-10-25', runs: [{ text: '买水' }] },
	line('甲', 'ordered'),
	line('乙', 'ordered')
];

/** The texts of a Word document, paragraph by paragraph. */
const paragraphs = async (template: 'record' | 'summary') => {
	const files = unzipSync(await minutesToDocx(documentOf(blocks), template));
	const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
	return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)]
		.map(([paragraph]) =>
			[...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
		)
		.filter((text) => text !== '');
};

describe('[AL-12] minutes as a Word document', () => {
	it('as a record keep every line, the people and room for two signatures', async () => {
		expect(await paragraphs('record')).toEqual([
			'会议记录',
			'部门：朋辈互助联盟办公室',
			'会议：第三次例会（部门例会 ★★★）',
			'时间：2021年10月18日（周一）14:00–15:10',
			'地点：二教 301',
			'主持：艾丽丝',
			'出席：艾丽丝、鲍勃（2人）',
			'请假：卡萝（1人）',
			'缺席：无',
			'列席：无',
			'记录：鲍勃',
			'一、上周工作总结',
			'由 @艾丽丝 说明 *进度*',
			'决议：通过采购',
			'待办：买水（负责人：鲍勃；截止：2021年10月25日（周一））',
			'1. 甲',
			'2. 乙',
			'主持人签字：________________',
			'记录人签字：________________'
		]);
	});

	it('as a summary state what was decided, in the order of GB/T 9704', async () => {
		expect(await paragraphs('summary')).toEqual([
			'朋辈互助联盟办公室会议纪要',
			'第三次例会',
			'会议：第三次例会（部门例会 ★★★）',
			'时间：2021年10月18日（周一）14:00–15:10',
			'地点：二教 301',
			'主持：艾丽丝',
			'出席：艾丽丝、鲍勃（2人）',
			'请假：卡萝（1人）',
			'列席：无',
			'记录：鲍勃',
			'一、会议议题',
			'1. 上周工作总结',
			'二、议定事项',
			'1. 通过采购',
			'三、任务分工',
			'1. 买水（负责人：鲍勃；截止：2021年10月25日（周一））'
		]);
	});
});

describe('minutes as Markdown', () => {
	it('keep every line and take nothing that was typed for a format', () => {
		expect(minutesToMarkdown(documentOf(blocks))).toBe(
			[
				'# 第三次例会 会议记录',
				'',
				'- **部门**：朋辈互助联盟办公室',
				'- **会议**：第三次例会（部门例会 ★★★）',
				'- **时间**：2021年10月18日（周一）14:00–15:10',
				'- **地点**：二教 301',
				'- **主持**：艾丽丝',
				'- **出席**：艾丽丝、鲍勃（2人）',
				'- **请假**：卡萝（1人）',
				'- **缺席**：无',
				'- **列席**：无',
				'- **记录**：鲍勃',
				'',
				'## 一、上周工作总结',
				'',
				'由 @艾丽丝 说明 \\*进度\\*',
				'',
				'**决议：**通过采购',
				'',
				'- [ ] **待办：**买水（负责人：鲍勃；截止：2021年10月25日（周一））',
				'1. 甲',
				'2. 乙',
				''
			].join('\n')
		);
	});
});
