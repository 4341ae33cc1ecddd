import type { EntryId, PersonId } from '../identity/index.ts';
import { deviceStatements } from './people.ts';
import type { Standing } from './standing.ts';
import { ofAuthor, type Authority, type Parsed } from './types.ts';

/** Names the fault of what was heard before its author's grant was settled, or never. */
export const refuseUnheard = (standing: Standing, judge: Authority['judge']): void => {
	const { control, grants, introduced, refused } = standing;
	for (const each of control.of('grant.issued')) refuseEarly(standing, judge, each);
	for (const each of control.of('grant.revoked')) {
		const isThere = grants.has(each.event.payload.grant as EntryId);
		if (isThere) refuseEarly(standing, judge, each);
		else refused.set(each.id, { code: 'unknown_grant' });
	}
	for (const each of [...control.of('device.revoked'), ...control.of('person.rebound')]) {
		const isThere = introduced.has(each.event.payload.person as PersonId);
		if (isThere) refuseEarly(standing, judge, each);
		else refused.set(each.id, { code: 'unknown_person' });
	}
	for (const [person, said] of deviceStatements(control).said) {
		if (introduced.has(person as PersonId)) continue;
		for (const { id } of said) refused.set(id, { code: 'unknown_person' });
	}
	for (const { id, entry } of [...control.of('device.added'), ...control.of('device.recovered')]) {
		if (!ofAuthor(introduced, entry)) refused.set(id, { code: 'unknown_person' });
	}
};

/** A grant that was not settled yet when it was cited is junior to what it was cited for. */
const refuseEarly = ({ refused }: Standing, judge: Authority['judge'], stated: Parsed): void => {
	if (refused.get(stated.id)?.code !== 'unknown_grant') return;
	const author = judge(stated, undefined);
	refused.set(stated.id, author.ok ? { code: 'not_senior' } : author.error);
};
