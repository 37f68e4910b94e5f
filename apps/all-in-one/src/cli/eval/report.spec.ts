import { type Outcome, reportOn, type Verdict, written } from './report';

const outcome = (verdict: Verdict, confidence: number | null, more: Partial<Outcome> = {}): Outcome => ({
  id: 1,
  persona: 'warehouse_manager',
  feature: 'list',
  turns: ['low stock'],
  verdict,
  confidence,
  why: '',
  ms: 1,
  ...more,
});

describe('the report of an evaluation', () => {
  const report = reportOn([
    outcome('right', 1),
    outcome('right', 0.95, { feature: 'time' }),
    outcome('silentlyWrong', 0.65, { persona: 'field_engineer' }),
    outcome('askedBack', null),
  ]);

  it('counts every verdict, in all and by group', () => {
    expect(report.all).toEqual({
      questions: 4,
      right: 2,
      silentlyWrong: 1,
      askedBack: 1,
      refused: 0,
      failed: 0,
      accuracy: 0.5,
    });
    expect(report.byPersona['field_engineer']).toMatchObject({ questions: 1, silentlyWrong: 1 });
    expect(report.byFeature['time']).toMatchObject({ questions: 1, accuracy: 1 });
  });

  it('puts what was answered into bands of confidence, 1 into the highest', () => {
    expect(report.byConfidence.map(({ from, answered, right }) => [from, answered, right])).toEqual([
      [0, 0, 0],
      [0.6, 1, 0],
      [0.7, 0, 0],
      [0.8, 0, 0],
      [0.9, 0, 0],
      [0.95, 2, 2],
    ]);
  });

  it('says it in words', () => {
    expect(written(report)).toContain(
      '2/4 right (50.0 %), 1 silently wrong, 1 asked back, 0 refused, 0 failed',
    );
  });

  it('of nothing is nothing', () => {
    expect(reportOn([]).all).toMatchObject({ questions: 0, accuracy: 0 });
  });
});
