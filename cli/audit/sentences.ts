/** What the command says to people; the pages have their own words. */
import type { AuditFinding, CheckFailure, Problem } from '#lib/app/sheets/index.ts';
import type { Language, UsageFailure } from './arguments.ts';
import type { SourceFailure } from './source.ts';

type Words = {
	readonly usage: string;
	readonly refused: string;
	readonly noProblems: string;
	readonly problems: string;
	readonly headings: readonly [
		member: string,
		score: string,
		lates: string,
		absences: string,
		leaves: string,
		notes: string,
		awards: string
	];
	readonly eligible: string;
	readonly findings: string;
	readonly levels: Readonly<Record<AuditFinding['level'], string>>;
	readonly line: readonly [at: string, clause: string, points: string, causes: string];
	readonly failures: Readonly<Record<Failure['code'], string>>;
	readonly codes: Readonly<Record<Problem['code'], string>>;
	readonly row: (sheet: string, row: number) => string;
};

type Failure = UsageFailure | SourceFailure | CheckFailure;

/** `{name}` stands for the failure's fact of that name. */
export const words: Readonly<Record<Language, Words>> = {
	'zh-Hans': {
		usage:
			'用法：npm run audit -- 文件夹或xlsx [--json] [--lang zh-Hans|zh-Hant|en]\n按各表计算每位成员的分数。退出码：0 已算出；1 表格被拒；2 无法读取。',
		refused: '表格有误，整套未予采用。请改正下列各项后重试：',
		noProblems: '没有发现问题。',
		problems: '请留意：',
		headings: ['成员', '分数', '迟到', '旷会', '请假', '缺记录', '评优'],
		eligible: '可',
		findings: '达到处分条件',
		levels: { warning: '警告', demerit: '记过', withdraw: '劝退' },
		line: ['时间', '条款', '分值', '依据'],
		failures: {
			no_path: '请给出一个文件夹或 xlsx 文件。用法见 --help。',
			many_paths: '一次只能核算一个文件夹或文件。',
			unknown_option: '没有 {option} 这个选项。用法见 --help。',
			no_such_file: '找不到 {path}。请检查路径。',
			no_permission: '没有读取 {path} 的权限。',
			no_csv_files: '{path} 里没有 csv 文件。文件夹里应有 settings.csv、members.csv 等。',
			unknown_format: '{file} 的格式不能读取。请另存为 xlsx，或把各表存为 csv。',
			corrupt_workbook: '{file} 已损坏，或不是 xlsx 文件。请从原处重新导出。',
			unknown_encoding: '{file} 的文字编码不能识别。请存为 UTF-8 或 GB18030。',
			broken_quotes: '{file} 第 {row} 行的引号不成对。请改正后重试。',
			rulebook_not_available: '规则“{rulebook}”目前还不能核算，只有 alliance 可以。'
		},
		codes: {
			missing_value: '必填的格是空的',
			unknown_value: '不是这一列可填的值',
			out_of_range: '分值超出条款的范围',
			unknown_reference: '引用的编号在各表中没有',
			duplicate: '与前面的行重复',
			wrong_target: '与条款适用的对象或内容不符',
			unknown_key: '没有这个设置项',
			unknown_column: '没有这一列（已保留）',
			status_disagrees: '状态与时间不一致（以状态为准）',
			unrecorded: '应到而没有考勤记录',
			unrecorded_notes: '应交记录而没有评级',
			not_expected: '不在应到之列，不计分',
			not_addressed: '任务没有发给此人，不计分',
			no_note_duty: '没有记录义务，不计分',
			grade_without_submission: '没有提交却有评级，不计分',
			outside_term: '不在学期之内，不计分'
		},
		row: (sheet, row) => `${sheet} 第 ${row} 行`
	},
	'zh-Hant': {
		usage:
			'用法：npm run audit -- 資料夾或xlsx [--json] [--lang zh-Hans|zh-Hant|en]\n依各表計算每位成員的分數。結束碼：0 已算出；1 表格被拒；2 無法讀取。',
		refused: '表格有誤，整套未予採用。請改正下列各項後重試：',
		noProblems: '沒有發現問題。',
		problems: '請留意：',
		headings: ['成員', '分數', '遲到', '曠會', '請假', '缺記錄', '評優'],
		eligible: '可',
		findings: '達到處分條件',
		levels: { warning: '警告', demerit: '記過', withdraw: '勸退' },
		line: ['時間', '條款', '分值', '依據'],
		failures: {
			no_path: '請給出一個資料夾或 xlsx 檔案。用法見 --help。',
			many_paths: '一次只能核算一個資料夾或檔案。',
			unknown_option: '沒有 {option} 這個選項。用法見 --help。',
			no_such_file: '找不到 {path}。請檢查路徑。',
			no_permission: '沒有讀取 {path} 的權限。',
			no_csv_files: '{path} 裡沒有 csv 檔案。資料夾裡應有 settings.csv、members.csv 等。',
			unknown_format: '{file} 的格式無法讀取。請另存為 xlsx，或將各表存為 csv。',
			corrupt_workbook: '{file} 已損壞，或不是 xlsx 檔案。請從原處重新匯出。',
			unknown_encoding: '{file} 的文字編碼無法辨識。請存為 UTF-8 或 GB18030。',
			broken_quotes: '{file} 第 {row} 列的引號不成對。請改正後重試。',
			rulebook_not_available: '規則「{rulebook}」目前還無法核算，只有 alliance 可以。'
		},
		codes: {
			missing_value: '必填的儲存格是空的',
			unknown_value: '不是這一欄可填的值',
			out_of_range: '分值超出條款的範圍',
			unknown_reference: '引用的編號在各表中沒有',
			duplicate: '與前面的列重複',
			wrong_target: '與條款適用的對象或內容不符',
			unknown_key: '沒有這個設定項目',
			unknown_column: '沒有這一欄（已保留）',
			status_disagrees: '狀態與時間不一致（以狀態為準）',
			unrecorded: '應到而沒有考勤記錄',
			unrecorded_notes: '應交記錄而沒有評級',
			not_expected: '不在應到之列，不計分',
			not_addressed: '任務沒有發給此人，不計分',
			no_note_duty: '沒有記錄義務，不計分',
			grade_without_submission: '沒有提交卻有評級，不計分',
			outside_term: '不在學期之內，不計分'
		},
		row: (sheet, row) => `${sheet} 第 ${row} 列`
	},
	en: {
		usage:
			'Usage: npm run audit -- FOLDER_OR_XLSX [--json] [--lang zh-Hans|zh-Hant|en]\nComputes every member’s score from the sheets. Exit codes: 0 computed; 1 sheets refused; 2 could not be read.',
		refused: 'The sheets have errors and nothing of them was used. Correct these and try again:',
		noProblems: 'No problems were found.',
		problems: 'Please note:',
		headings: ['Member', 'Score', 'Lates', 'Absences', 'Leaves', 'No notes', 'Awards'],
		eligible: 'eligible',
		findings: 'Thresholds reached',
		levels: { warning: 'warning', demerit: 'demerit', withdraw: 'advised to withdraw' },
		line: ['Time', 'Clause', 'Points', 'Because of'],
		failures: {
			no_path: 'Name a folder or an xlsx file. See --help.',
			many_paths: 'Only one folder or file can be audited at a time.',
			unknown_option: 'There is no option {option}. See --help.',
			no_such_file: '{path} does not exist. Check the path.',
			no_permission: 'There is no permission to read {path}.',
			no_csv_files:
				'{path} has no csv files. The folder should hold settings.csv, members.csv and the others.',
			unknown_format:
				'{file} is in a format that is not read. Save it as xlsx, or each sheet as csv.',
			corrupt_workbook:
				'{file} is damaged or is not an xlsx file. Export it again from its source.',
			unknown_encoding: 'The text encoding of {file} is not known. Save it as UTF-8 or GB18030.',
			broken_quotes:
				'Row {row} of {file} has quotes that do not close. Correct them and try again.',
			rulebook_not_available:
				'The rulebook “{rulebook}” cannot be audited yet; “alliance” is the one that can.'
		},
		codes: {
			missing_value: 'a required cell is empty',
			unknown_value: 'not a value that this column takes',
			out_of_range: 'points outside the clause’s range',
			unknown_reference: 'an id that no sheet defines',
			duplicate: 'repeats an earlier row',
			wrong_target: 'not what this clause applies to or takes',
			unknown_key: 'no such setting',
			unknown_column: 'no such column (kept)',
			status_disagrees: 'status and times disagree (the status counts)',
			unrecorded: 'was expected and has no attendance',
			unrecorded_notes: 'owed notes and has no grade for them',
			not_expected: 'was not expected, scores nothing',
			not_addressed: 'the task was not for this member, scores nothing',
			no_note_duty: 'owed no notes, scores nothing',
			grade_without_submission: 'graded without a submission, scores nothing',
			outside_term: 'outside the term, scores nothing'
		},
		row: (sheet, row) => `${sheet}, row ${row}`
	}
};

/** The sentence for a failure: what happened and what to do. */
export const failureSentence = (failure: Failure, language: Language): string => {
	const facts = new Map(Object.entries(failure));
	return words[language].failures[failure.code].replace(/\{(\w+)\}/g, (_, name: string) =>
		String(facts.get(name) ?? '')
	);
};
