/** The Chinese headings of every column of the exchange sheets, by the column's name. */
const headings: Readonly<Record<string, { 'zh-Hans': string; 'zh-Hant': string }>> = {
	member_id: { 'zh-Hans': '学号', 'zh-Hant': '學號' },
	name: { 'zh-Hans': '姓名', 'zh-Hant': '姓名' },
	unit: { 'zh-Hans': '部门', 'zh-Hant': '部門' },
	position: { 'zh-Hans': '职务', 'zh-Hant': '職務' },
	failed_course: { 'zh-Hans': '挂科', 'zh-Hant': '掛科' },
	meeting_id: { 'zh-Hans': '会议编号', 'zh-Hant': '會議編號' },
	title: { 'zh-Hans': '名称', 'zh-Hant': '名稱' },
	kind: { 'zh-Hans': '会议类型', 'zh-Hant': '會議類型' },
	stars: { 'zh-Hans': '星级', 'zh-Hant': '星級' },
	start: { 'zh-Hans': '开始时间', 'zh-Hant': '開始時間' },
	end: { 'zh-Hans': '结束时间', 'zh-Hant': '結束時間' },
	notes: { 'zh-Hans': '记录要求', 'zh-Hant': '記錄要求' },
	recorders: { 'zh-Hans': '记录人', 'zh-Hant': '記錄人' },
	status: { 'zh-Hans': '状态', 'zh-Hant': '狀態' },
	arrived_at: { 'zh-Hans': '到达时间', 'zh-Hant': '到達時間' },
	left_at: { 'zh-Hans': '离开时间', 'zh-Hant': '離開時間' },
	reason_accepted: { 'zh-Hans': '理由成立', 'zh-Hant': '理由成立' },
	grade: { 'zh-Hans': '评级', 'zh-Hant': '評級' },
	task_id: { 'zh-Hans': '任务编号', 'zh-Hant': '任務編號' },
	issued_at: { 'zh-Hans': '发布时间', 'zh-Hant': '發布時間' },
	due_at: { 'zh-Hans': '截止时间', 'zh-Hant': '截止時間' },
	addressees: { 'zh-Hans': '接收人', 'zh-Hant': '接收人' },
	acknowledged_at: { 'zh-Hans': '收到时间', 'zh-Hant': '收到時間' },
	submitted_at: { 'zh-Hans': '提交时间', 'zh-Hant': '提交時間' },
	activity_id: { 'zh-Hans': '活动编号', 'zh-Hant': '活動編號' },
	held_on: { 'zh-Hans': '活动日期', 'zh-Hant': '活動日期' },
	took_part: { 'zh-Hans': '参加', 'zh-Hant': '參加' },
	outstanding: { 'zh-Hans': '表现出色', 'zh-Hant': '表現出色' },
	proposal: { 'zh-Hans': '方案', 'zh-Hant': '方案' },
	adopted: { 'zh-Hans': '采纳次数', 'zh-Hant': '採納次數' },
	entry_id: { 'zh-Hans': '流水号', 'zh-Hant': '流水號' },
	date: { 'zh-Hans': '日期', 'zh-Hant': '日期' },
	clause: { 'zh-Hans': '条款', 'zh-Hant': '條款' },
	degree: { 'zh-Hans': '情节', 'zh-Hant': '情節' },
	points: { 'zh-Hans': '分值', 'zh-Hant': '分值' },
	reason: { 'zh-Hans': '事由', 'zh-Hant': '事由' },
	class: { 'zh-Hans': '班级', 'zh-Hant': '班級' },
	role: { 'zh-Hans': '身份', 'zh-Hant': '身分' },
	rank_before: { 'zh-Hans': '原名次', 'zh-Hant': '原名次' },
	rank_after: { 'zh-Hans': '现名次', 'zh-Hant': '現名次' },
	cohort_size_before: { 'zh-Hans': '原年级人数', 'zh-Hant': '原年級人數' },
	cohort_size_after: { 'zh-Hans': '现年级人数', 'zh-Hant': '現年級人數' },
	withdrew_on: { 'zh-Hans': '退出日期', 'zh-Hant': '退出日期' },
	violations: { 'zh-Hans': '违规', 'zh-Hant': '違規' },
	pair_id: { 'zh-Hans': '小组编号', 'zh-Hant': '小組編號' },
	mentor_id: { 'zh-Hans': '帮扶者学号', 'zh-Hant': '幫扶者學號' },
	mentee_id: { 'zh-Hans': '帮扶对象学号', 'zh-Hant': '幫扶對象學號' },
	session_id: { 'zh-Hans': '打卡编号', 'zh-Hant': '打卡編號' },
	place_kind: { 'zh-Hans': '地点类型', 'zh-Hant': '地點類型' },
	place: { 'zh-Hans': '地点', 'zh-Hant': '地點' },
	photo_before: { 'zh-Hans': '自习前照片', 'zh-Hant': '自習前照片' },
	photo_after: { 'zh-Hans': '自习后照片', 'zh-Hant': '自習後照片' },
	memo: { 'zh-Hans': '备忘录截屏', 'zh-Hant': '備忘錄截圖' },
	app_screenshot: { 'zh-Hans': '软件截屏', 'zh-Hant': '軟體截圖' },
	verdict: { 'zh-Hans': '核查结果', 'zh-Hant': '核查結果' },
	change_from: { 'zh-Hans': '名次变化起', 'zh-Hant': '名次變化起' },
	key: { 'zh-Hans': '项目', 'zh-Hant': '項目' },
	value: { 'zh-Hans': '取值', 'zh-Hant': '取值' }
};

/** The languages in which headings can be written; `codes` are the column names themselves. */
export type HeadingLanguage = 'codes' | 'zh-Hans' | 'zh-Hant';

const columnByHeading: ReadonlyMap<string, string> = new Map(
	Object.entries(headings).flatMap(([column, words]) => [
		[column, column],
		[words['zh-Hans'], column],
		[words['zh-Hant'], column]
	])
);

/** The column that a heading names in any language; the heading itself where it names none. */
export const headingToColumn = (heading: string): string => columnByHeading.get(heading) ?? heading;

/** The heading of `column` in `language`. */
export const columnToHeading = (column: string, language: HeadingLanguage): string =>
	(language === 'codes' ? undefined : headings[column]?.[language]) ?? column;
