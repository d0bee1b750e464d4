import { DIAGNOSIS_CATALOGUE, DIAGNOSIS_CODES } from '@broadcast-kit/core';
import './error-codes.css';

/** Every diagnosis of core's catalogue, in the words that customers see. */
export function DiagnosisCodes() {
  return (
    <div className="error-codes">
      {DIAGNOSIS_CODES.map((code) => {
        const { summary, remedy, steps, field, docs } = DIAGNOSIS_CATALOGUE[code];
        return (
          <details key={code} id={code}>
            <summary>
              <code>{code}</code> <span>{summary}</span>
            </summary>
            <p>{remedy}</p>
            {steps.length > 0 && (
              <ol>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            )}
            <p>
              {field === undefined ? 'Points at no field.' : `Points at the field ${field}.`}{' '}
              {docs !== undefined && <a href={docs}>Grafana’s page about it</a>}
            </p>
          </details>
        );
      })}
    </div>
  );
}
