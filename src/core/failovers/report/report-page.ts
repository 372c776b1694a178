import type { FailoverObject, StepAttempt } from '../rules/failover.ts';
import { STEPS_OF_KIND, statusOf } from '../rules/steps.ts';
import { type ReportSource, reportOf } from './report.ts';
import { evidenceScript } from './report-document.ts';

const STYLE = `body{font:14px/1.45 system-ui,sans-serif;color:#1a1a1a;margin:2.5rem auto;max-width:60rem;padding:0 1.5rem}
h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.05rem;margin:1.8rem 0 .5rem;border-bottom:1px solid #bbb}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem}dt{color:#555}dd{margin:0}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #ddd}
th{color:#555;font-weight:600}code{font-size:.85em;overflow-wrap:anywhere}.side{font-weight:600}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}`;

/**
 * The report as one self-contained page, for people and printers, with the evidence for programs. Times are in UTC.
 * @param signature over the hash of the last event
 */
export function reportPage(source: ReportSource, signature: string): string {
  const { failover, objects, events } = source;
  const report = reportOf(source);
  const facts: readonly (readonly [string, string])[] = [
    ['Kind', failover.kind === 'VIEW' ? `view ${failover.replicaViewId}` : `${objects.length} objects`],
    ['Phase', failover.phase],
    ['Data that counts', failover.authoritativeSide ?? 'uncertain'],
    ['Point of no return passed', time(failover.pointOfNoReturnPassedAt)],
    ['Source cluster', String(failover.sourceClusterId)],
    ['Replication cluster', String(failover.replicationClusterId)],
    ['Protection group', failover.protectionGroupId ?? '–'],
    ['Begun', `${time(failover.createdAt)} by ${failover.startedBy}`],
    ['Ended', time(failover.endedAt)],
    ['Reason', failover.reason ?? '–'],
    ['Source stopped', time(report.sourceStoppedAt)],
    ['Recovery point', time(report.recoveryPointAt)],
    ['Service up', time(report.serviceUpAt)],
    ['Measured recovery point', seconds(report.recoveryPointSeconds)],
    ['Measured recovery time', seconds(report.recoveryTimeSeconds)],
  ];
  const steps = STEPS_OF_KIND[failover.kind].flatMap((kind) => {
    const { attempts } = failover.steps[kind];
    if (attempts.length === 0) return [row(kind, '', statusOf(failover, kind), '', '', '')];
    return attempts.map((attempt) => stepRow(kind, attempt));
  });
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>Failover ${escapeHtml(failover.failoverId)}</title><style>${STYLE}</style></head><body>`,
    `<h1>Failover ${escapeHtml(failover.failoverId)}</h1>`,
    `<dl>${facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`,
    '<h2>Steps</h2>',
    table(['Step', 'Attempt', 'Status', 'Began', 'Took', 'What there is to say'], steps),
    `<p>Not carried out: ${escapeHtml(report.stepsNotExecuted.join(', ') || 'none')}.</p>`,
    ...(failover.gates.length > 0 ? ['<h2>Gates</h2>', gates(source)] : []),
    ...(objects.length > 0 ? ['<h2>Objects</h2>', objectTable(objects)] : []),
    '<h2>Events</h2>',
    table(
      ['No.', 'Time', 'Who', 'Phase', 'What'],
      events.map(({ number, at, actor, phase, message }) =>
        row(String(number), time(at), actor, phase, message),
      ),
    ),
    `<p>SHA-256 of the last event: <code>${escapeHtml(report.hash)}</code></p>`,
    evidenceScript({ failoverId: failover.failoverId, hash: report.hash, signature, events }),
    '</body></html>',
  ].join('\n');
}

function stepRow(kind: string, attempt: StepAttempt): string {
  const { number, status, startedAt, endedAt, issues, upstreamIds } = attempt;
  const took = endedAt === null ? '' : seconds(Math.round((endedAt.getTime() - startedAt.getTime()) / 1000));
  const words = [...issues.map(({ message }) => message), ...upstreamIds.map((id) => `(${id})`)].join(' ');
  return row(kind, String(number), status, time(startedAt), took, words);
}

function gates({ failover }: ReportSource): string {
  return table(
    ['Gate', 'Status', 'Reached', 'Passed', 'By', 'Note'],
    failover.gates.map(({ kind, status, reachedAt, passedAt, passedBy, note }) =>
      row(kind, status, time(reachedAt), time(passedAt), passedBy ?? '–', note ?? ''),
    ),
  );
}

function objectTable(objects: readonly FailoverObject[]): string {
  return table(
    ['Object', 'Name', 'Replica', 'Recovered as', 'Impact', 'Verdict'],
    objects.map(({ sourceObjectId, name, replicaObjectId, recoveredObjectId, impact, verdict }) =>
      row(
        String(sourceObjectId),
        name ?? '–',
        String(replicaObjectId ?? '–'),
        String(recoveredObjectId ?? '–'),
        impact,
        verdict,
      ),
    ),
  );
}

function table(head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  return `<table><thead><tr>${cells}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function row(...cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}

function time(at: Date | null): string {
  return at === null ? '–' : `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function seconds(value: number | null): string {
  return value === null ? 'not measured' : `${value} s`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is nothing but text in HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
