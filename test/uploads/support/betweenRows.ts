import type { Fault, Trouble } from '../../../electron/sandbox/faults/fault.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { UploadRig } from './afterRow.ts';
import { type FaultRow, onUpload } from './faultRow.ts';
import { inOwnWords } from './ownWords.ts';
import { main } from './uploadRig.ts';
import { carriesFile, isGrouped, type Way } from './way.ts';

const html = { headers: { 'content-type': 'text/html' }, body: '<html>no</html>' };
const pauses = (status: number) => status < 400 || status === 401 || status === 403;
const isAnswered = (job: UploadJob) => job.state === 'unsure' && job.answered !== undefined;

/** Whoever paused the account is seen to, where somebody did. */
const struckBy = (fault: Fault, status: number): Partial<FaultRow> =>
  pauses(status)
    ? {
        arrange(rig: UploadRig) {
          rig.sandbox.faults.arm({ ...fault, route: rig.way.route });
          return {
            async during() {
              await rig.until((jobs) => jobs.some(isAnswered));
              rig.service().resumeAccount(main);
            },
          };
        },
      }
    : onUpload(fault);

/** Where what is stored can be found, it is not sent again. */
const found = (way: Way) => ({ mostRequests: 1, again: isHeldOut(way) ? 1 : 0 });
const isHeldOut = (way: Way) => carriesFile(way) && !isGrouped(way);

/** Something between forwards a whole request, or drops it, and gives an answer of its own. */
export function betweenRows(way: Way): readonly FaultRow[] {
  return [301, 302, 307, 401, 403, 404, 413, 429].flatMap((status): FaultRow[] => {
    const fault = { ...html, kind: 'answer', status } as const;
    return [
      {
        name: `${status} from between, stored`,
        ...found(way),
        ...struckBy({ ...fault, at: 'stored' }, status),
      },
      {
        name: `${status} from between, not stored`,
        mostRequests: 4,
        ...struckBy({ ...fault, at: 'received' }, status),
      },
    ];
  });
}

/** Refusals in the provider's own words, which are asked after once: the truth, or a lie. */
export function ownRows(way: Way): readonly FaultRow[] {
  return [400, 401, 404, 413, 429].flatMap((status): FaultRow[] => [
    {
      name: `${status} in its own words, stored`,
      // Media in no message is believed to be refused: it is nowhere to be seen, and dies by itself.
      only: () => !isHeldOut(way),
      ...found(way),
      ...struckBy({ ...inOwnWords(status), at: 'stored' }, status),
    },
    {
      name: `${status} in its own words, not stored`,
      mostRequests: 4,
      ...(pauses(status) || status === 429 ? {} : { refused: 1 }),
      ...(isHeldOut(way)
        ? whilePaused(inOwnWords(status), status)
        : struckBy(inOwnWords(status), status)),
    },
  ]);
}

const whilePaused = (fault: Fault, status: number): Partial<FaultRow> =>
  pauses(status)
    ? {
        arrange(rig: UploadRig) {
          rig.sandbox.faults.arm({ ...fault, route: rig.way.route });
          return {
            async during() {
              await rig.until((jobs) => jobs.some(({ state }) => state === 'waiting'));
              rig.service().resumeAccount(main);
            },
          };
        },
      }
    : onUpload(fault);

const nothing = `ME${'0'.repeat(32)}`;
const bareObjects = Array.from({ length: 3 }, (_, place) => ({
  ...{ media_id: `none-${place}`, file_name: `shot-${place}.png` },
  ...{ status: 'success', status_code: 201 },
}));

/** Of each object, or of the answer itself, only its name is left. */
const onlyIds: Trouble = {
  kind: 'rewrite',
  change({ objects, sid }) {
    if (!Array.isArray(objects)) return { sid };
    const bare = (objects as Record<string, unknown>[]).map((object) => ({
      ...{ media_id: object['media_id'], status: 'success', status_code: 201 },
    }));
    return { objects: bare };
  },
};

/** A success that is only an id, or a message that tells of no media. */
export function bareRows(way: Way): readonly FaultRow[] {
  const body = { api_id: '0b6e5a52', objects: bareObjects, sid: nothing };
  return [
    {
      name: 'a mere id of what is there',
      again: 0,
      mostRequests: 1,
      ...onUpload(onlyIds),
    },
    {
      name: 'a mere id of what is not there',
      mostRequests: 2,
      ...onUpload({ kind: 'answer', status: 201, body, at: 'received' }),
    },
    {
      name: 'a mere id of nothing, stored all the same',
      ...found(way),
      ...onUpload({ kind: 'answer', status: 201, body, at: 'stored' }),
    },
    {
      name: 'a message without its media',
      only: () => !carriesFile(way),
      ...onUpload({ kind: 'without-media' }),
    },
  ];
}
