import type { Decision } from '#lib/kernel/rules/index.ts';

const decision = (id: string, hans: string, hant: string, en: string): Decision => ({
	id,
	wording: { 'zh-Hans': hans, 'zh-Hant': hant, en }
});

/** How the alliance reads its rules where they leave something open. */
export const decisions: readonly Decision[] = [
	decision(
		'AL-D1',
		'第五条与第七条的分值不同。标有星级的会议，迟到和旷会按 AL-22、AL-23 计分，请假和早退仍按该类会议在第五条的分值计；没有星级的会议，全部按 AL-20、AL-21 计分。',
		'第五條與第七條的分值不同。標有星級的會議，遲到和曠會按 AL-22、AL-23 計分，請假和早退仍按該類會議在第五條的分值計；沒有星級的會議，全部按 AL-20、AL-21 計分。',
		'Articles 5 and 7 give different figures. A meeting with a star level takes late and absent from AL-22 and AL-23; leave and leaving early keep the article 5 figure of its kind. A meeting without stars takes every figure from AL-20 and AL-21.'
	),
	decision(
		'AL-D2',
		'迟到超过十分钟的，按该会议的旷会计分、计次，不再另计迟到，也不再计早退。理由成立的，只免去迟到和旷会（分值与次数），其他照计。',
		'遲到超過十分鐘的，按該會議的曠會計分、計次，不再另計遲到，也不再計早退。理由成立的，只免去遲到和曠會（分值與次數），其他照計。',
		'Coming more than ten minutes late is scored and counted as an absence at that meeting’s rate, not also as a late, and it leaves no line for leaving early. An accepted reason removes late and absent, both points and counts, and nothing else.'
	),
	decision(
		'AL-D3',
		'本学期内按时间先后凑满次数的几次迟到，记作旷会一次：这几次的总扣分变为凑满那次会议的旷会分值，差额另列一条，且不会为正分；之后重新计数。计算警告次数时，每次迟到仍算迟到，折算的旷会也算旷会。参数“effect”：replace（默认，补差额）或 add（另加整个旷会分值）。只有会议的迟到参与折算。',
		'本學期內依時間先後湊滿次數的幾次遲到，記作曠會一次：這幾次的總扣分變為湊滿那次會議的曠會分值，差額另列一條，且不會為正分；之後重新計數。計算警告次數時，每次遲到仍算遲到，折算的曠會也算曠會。參數「effect」：replace（預設，補差額）或 add（另加整個曠會分值）。只有會議的遲到參與折算。',
		'The lates that make up a set, in time order within the term, are recorded as one absence: their total becomes the absence figure of the meeting that completed the set, shown as one extra line that is never above 0. Then counting starts anew. For warnings each late still counts as a late and the converted absence counts as an absence. Parameter “effect”: replace (default, the difference) or add (the full absence figure on top). Only lates at meetings convert.'
	),
	decision(
		'AL-D4',
		'考核周期内至少有一次应到的会议，并且每次都全程出席：没有迟到、请假、早退、旷会。理由成立的，只有到了会并留到结束才保留全勤；有会议没有记录，全勤即不成立。加分记在周期内最后一次应到会议的开始时间。',
		'考核週期內至少有一次應到的會議，並且每次都全程出席：沒有遲到、請假、早退、曠會。理由成立的，只有到了會並留到結束才保留全勤；有會議沒有記錄，全勤即不成立。加分記在週期內最後一次應到會議的開始時間。',
		'There was at least one meeting in the period at which the member was expected, and every one was attended in full: no late, leave, leaving early or absence. An accepted reason keeps it only where the person came and stayed to the end; a meeting without a record breaks it. The line is dated by the start of the period’s last such meeting.'
	),
	decision(
		'AL-D5',
		'按记录时间最早按时提交的为首位；时间完全相同的，各得首位分。正好在截止时间提交算按时；“收到”不论何时回复都算。首位提交但已逾期的，只按 AL-31 计。质量分（AL-33）与 AL-30、AL-31 相加。',
		'按記錄時間最早按時提交的為首位；時間完全相同的，各得首位分。正好在截止時間提交算按時；「收到」不論何時回覆都算。首位提交但已逾期的，只按 AL-31 計。品質分（AL-33）與 AL-30、AL-31 相加。',
		'First is the earliest submission in time, by its recorded time; submissions at the identical time each get the first’s points. Exactly at the due time is in time; an acknowledgement counts whenever it was given. A first submission that is late gets only AL-31. Quality (AL-33) adds to AL-30 and AL-31.'
	),
	decision(
		'AL-D6',
		'参加活动的加分（仅 AL-43）每学期累计最高 5 分，所有活动按时间先后计；超过上限的参加不再列条。',
		'參加活動的加分（僅 AL-43）每學期累計最高 5 分，所有活動依時間先後計；超過上限的參加不再列條。',
		'Points for taking part (AL-43 alone) are capped at +5 per term over all activities, in time order; taking part beyond the cap gives no line.'
	),
	decision(
		'AL-D7',
		'同一次会议既迟到又早退的，两条都记。',
		'同一次會議既遲到又早退的，兩條都記。',
		'Coming late to a meeting and leaving it early gives both lines.'
	),
	decision(
		'AL-D8',
		'AL-50、AL-51 适用于该次会议有记录义务的人：记录人；会议注明全员记录的，为全体应到者和记录人。缺席或请假的没有记录义务。只有明确登记为“无”的才算 AL-51。',
		'AL-50、AL-51 適用於該次會議有記錄義務的人：記錄人；會議註明全員記錄的，為全體應到者和記錄人。缺席或請假的沒有記錄義務。只有明確登記為「無」的才算 AL-51。',
		'AL-50 and AL-51 apply to those who owed notes of that meeting: its recorders, or, where the meeting says so, everybody expected and the recorders. Whoever was absent or on leave owes none. Only a stated “none” is AL-51.'
	),
	decision(
		'AL-D9',
		'干事和干部都有积分簿；排名和干事评优只列干事。主席团在各条中均按干部计。',
		'幹事和幹部都有積分簿；排名和幹事評優只列幹事。主席團在各條中均按幹部計。',
		'Officers and cadres both have a score book; rankings and officer awards list officers. The presidium counts as cadre in every clause.'
	),
	decision(
		'AL-D10',
		'个人奖励的提议须写明突出贡献，由全体在任干部表态：全部同意方可生效，一人反对即告终止；分值须在条款范围之内。',
		'個人獎勵的提議須寫明突出貢獻，由全體在任幹部表態：全部同意方可生效，一人反對即告終止；分值須在條款範圍之內。',
		'A proposal for a personal reward names the contribution and is open to all cadres in office; it takes effect when each has approved, and one refusal ends it. The points lie within the clause’s range.'
	),
	decision(
		'AL-D11',
		'原文把 AL-85 同时列在记过和劝退之下。首次按记过提出；连续第二个学期按劝退提出。',
		'原文把 AL-85 同時列在記過和勸退之下。首次按記過提出；連續第二個學期按勸退提出。',
		'The document lists AL-85 under both demerit and withdrawal. A finding is raised at demerit; a second term in a row raises it at withdrawal.'
	),
	decision(
		'AL-D12',
		'按无故迟到与无故缺席的次数之和计，每件事只计一次（折算的旷会不再计），活动和值班的也在内（AL-80、AL-81）。',
		'按無故遲到與無故缺席的次數之和計，每件事只計一次（折算的曠會不再計），活動和值班的也在內（AL-80、AL-81）。',
		'The sum of unexcused lates and unexcused absences, each event once (a converted absence is not counted again), those at activities and duty (AL-80, AL-81) included.'
	)
];
