/** Drafts and documents for the tests of this folder. */
import * as Y from 'yjs';
import type { Block } from './block.ts';
import { claimAuthorship } from './authorship.ts';
import { draftBody, readDraft } from './draft.ts';
import type { MinutesDocument, MinutesWords } from './sheet.ts';
import { changeBody, newLine } from './write.ts';

export const line = (text: string, kind: Block['kind'] = 'text'): Block => ({
	kind,
	runs: text === '' ? [] : [{ text }]
});

/** A draft with these lines, written by the client. */
export const draftOf = (clientID: number, blocks: readonly Block[]): Y.Doc => {
	const draft = new Y.Doc();
	draft.clientID = clientID;
	draftBody(draft).insert(0, blocks.map(newLine));
	return draft;
};

/** The same draft on another device. */
export const copyOf = (draft: Y.Doc, clientID: number, person?: string): Y.Doc => {
	const copy = new Y.Doc();
	copy.clientID = clientID;
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(draft));
	if (person !== undefined) claimAuthorship(copy, clientID, person);
	return copy;
};

export const blocksOf = (draft: Y.Doc): readonly Block[] =>
	readDraft(draft).map(({ id: _id, ...block }) => block);

export const textsOf = (draft: Y.Doc): readonly string[] =>
	blocksOf(draft).map(({ runs }) => runs.map(({ text }) => text).join(''));

/** What a person at an editor does: the draft says something else now. */
export const change = (
	draft: Y.Doc,
	to: readonly Block[],
	caret?: { readonly block: number; readonly offset: number }
): void => draft.transact(() => changeBody(draftBody(draft), blocksOf(draft), to, caret));

/** Everybody hears of everything, twice. */
export const exchange = (...drafts: readonly Y.Doc[]): void => {
	for (let round = 0; round < 2; round += 1)
		for (const from of drafts)
			for (const to of drafts) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
};

const words: MinutesWords = {
	record: '会议记录',
	summary: '会议纪要',
	meeting: '会议',
	unit: '部门',
	time: '时间',
	place: '地点',
	host: '主持',
	recorders: '记录',
	present: '出席',
	onLeave: '请假',
	absent: '缺席',
	observers: '列席',
	agenda: '会议议题',
	resolution: '决议',
	resolutions: '议定事项',
	todo: '待办',
	todos: '任务分工',
	owner: '负责人',
	due: '截止',
	none: '无',
	hostSignature: '主持人签字',
	recorderSignature: '记录人签字',
	listSeparator: '、',
	colon: '：',
	ordinal: (number) => `${'〇一二三四五六七八九'[number] ?? number}、`,
	count: (people) => `（${people}人）`,
	date: (date) => (date === '2021-10-25' ? '2021年10月25日（周一）' : date)
};

export const documentOf = (blocks: readonly Block[]): MinutesDocument => ({
	blocks,
	words,
	lookup: {
		person: (id) => ({ alice: '艾丽丝', bob: '鲍勃' })[id] ?? id,
		clause: (id) => id
	},
	sheet: {
		title: '第三次例会',
		kind: '部门例会',
		stars: 3,
		unitName: '朋辈互助联盟办公室',
		place: '二教 301',
		startText: '2021年10月18日（周一）14:00',
		endText: '15:10',
		host: '艾丽丝',
		recorders: ['鲍勃'],
		present: ['艾丽丝', '鲍勃'],
		onLeave: ['卡萝'],
		absent: [],
		observers: []
	}
});
