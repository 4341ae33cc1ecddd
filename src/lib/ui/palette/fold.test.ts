import { expect, it } from 'vitest';
import { foldText } from './fold.ts';

it('folds script, width and case for search', () => {
	expect(foldText('張三豐')).toBe('张三丰');
	expect(foldText('ＡＬ－２０')).toBe('al-20');
	expect(foldText('會議紀錄')).toBe('会议纪录');
	expect(foldText('Weekly MINUTES')).toBe('weekly minutes');
});

it('leaves what has nothing to fold as it is', () => {
	expect(foldText('张三丰 第3周')).toBe('张三丰 第3周');
});
