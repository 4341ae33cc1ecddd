import type { Position } from '#lib/domains/organisation/index.ts';

/** Somebody of the sample: plainly invented, and no number that could be anybody's. */
export interface SamplePerson {
	readonly name: string;
	readonly studentNo: string;
	readonly unit: string;
	readonly position: Position;
}

/** The departments of the alliance, as document 002 names them. */
export const sampleUnits: readonly string[] = ['办公室', '宣传部', '活动部', '培训部', '外联部'];

const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const numerals = [...'一二三四五六'];
const PER_UNIT = 6;

/** Thirty members: in each department a head, a deputy, and four officers. */
export const sampleCast: readonly SamplePerson[] = sampleUnits.flatMap((unit, department) =>
	Array.from({ length: PER_UNIT }, (_, seat) => {
		const number = department * PER_UNIT + seat;
		return {
			name: `${stems[number % stems.length]}${numerals[Math.floor(number / stems.length)]}同学`,
			studentNo: `DEMO-${String(number + 1).padStart(3, '0')}`,
			unit,
			position: seat < 2 ? ('cadre' as const) : ('officer' as const)
		};
	})
);
