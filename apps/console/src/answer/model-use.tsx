import type { Evidence, ModelUse } from '../api/types';
import { text } from '../messages';
import { writeMs, writeNumber, writeUsd } from '../messages/written';
import { CheckIcon, ChevronRightIcon, CrossIcon } from '../theme/icons';
import evidenceClasses from './evidence-card.module.css';
import { Fact, Part } from './evidence-parts';
import classes from './model-use.module.css';

/** The part of the evidence that says what a language model had to do with an answer; nothing where none was asked. */
export function ModelPart({ model, cost }: Pick<Evidence, 'model' | 'cost'>) {
  if (model === undefined) return null;
  const lines = cost.byService.filter(({ service }) => service === 'model');
  return (
    <Part title={text.model.title}>
      <ModelFacts use={model} usd={lines.reduce((sum, { usd }) => sum + usd, 0)} />
    </Part>
  );
}

/** Below a question back or a refusal: that a model was asked as well, and on demand what it did. */
export function ModelNote({ model }: { model: ModelUse | undefined }) {
  if (model === undefined) return null;
  return (
    <details className={classes.note}>
      <summary>
        <ChevronRightIcon />
        {text.model.handedOver(model.model)}
      </summary>
      <ModelFacts use={model} />
    </details>
  );
}

function ModelFacts({ use, usd }: { use: ModelUse; usd?: number }) {
  const { model, provider, because, calls, tokens, steps, sentence, guarded, ms } = use;
  const { input, output, cacheRead, cacheWrite } = tokens;
  const read = input + cacheRead + cacheWrite;
  return (
    <div className={classes.facts}>
      <dl className={evidenceClasses.details}>
        <Fact label={text.model.name}>
          {model} <span className="qm-muted">{provider}</span>
        </Fact>
        <Fact label={text.model.tokens}>
          {text.model.tokenCounts(writeNumber(read), writeNumber(output))}
          {cacheRead > 0 && <span className="qm-muted">{text.model.kept(writeNumber(cacheRead))}</span>}
        </Fact>
        <Fact label={text.model.calls}>{writeNumber(calls)}</Fact>
        {usd !== undefined && (
          <Fact label={text.model.cost}>{usd === 0 ? text.evidence.free : writeUsd(usd)}</Fact>
        )}
        <Fact label={text.model.time}>{writeMs(ms)}</Fact>
      </dl>
      <dl className={classes.wide}>
        <Fact label={text.model.because}>{because}</Fact>
        <Fact label={text.model.sentence}>{text.model.sentences[sentence]}</Fact>
        {guarded !== undefined && guarded.replaced + guarded.cleaned > 0 && (
          <Fact label={text.model.guarded}>
            {guarded.replaced > 0 && text.model.replaced(guarded.replaced)}{' '}
            {guarded.cleaned > 0 && text.model.cleaned(guarded.cleaned)}
          </Fact>
        )}
        {steps.length > 0 && (
          <Fact label={text.model.steps}>
            <ol className={classes.steps}>
              {steps.map((step, index) => (
                <li key={index} data-ok={step.ok}>
                  <span title={step.ok ? text.model.worked : text.model.failed}>
                    {step.ok ? <CheckIcon size={14} /> : <CrossIcon size={14} />}
                  </span>
                  <span>
                    <code>{step.tool}</code> {step.summary}
                  </span>
                </li>
              ))}
            </ol>
          </Fact>
        )}
      </dl>
    </div>
  );
}
