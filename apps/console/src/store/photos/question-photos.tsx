import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useAsking } from '../../ask/asking';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { membershipQuery } from '../store-queries';
import { type PhotoSubject, photosQuery } from './photo-queries';
import { Sending } from './sending';
import { Thumbnails } from './thumbnails';
import { useUploads } from './use-uploads';
import classes from './photos.module.css';

/** The photos that somebody sent with a question, and those that are on their way to it. */
export default function QuestionPhotos({ answerId }: { answerId: string }) {
  // Who is in no store has no photos either.
  const { data: membership } = useQuery(membershipQuery);
  return membership === undefined ? null : <OfQuestion key={answerId} answerId={answerId} />;
}

function OfQuestion({ answerId }: { answerId: string }) {
  const { attached } = useAsking();
  const subject = useMemo<PhotoSubject>(() => ({ kind: 'question', id: answerId }), [answerId]);
  const { data, error, refetch } = useQuery(photosQuery(subject));
  const { uploads, add, again, cancel } = useUploads(subject);
  useEffect(() => {
    // After the page is there for good: what is claimed is claimed once.
    const timer = setTimeout(() => add(attached.claim(answerId)));
    return () => clearTimeout(timer);
  }, [attached, answerId]);
  const empty = data?.data.length === 0;
  if (uploads.length === 0 && !error && (data === undefined || empty)) return null;
  return (
    <section aria-label={text.photos.ofQuestion} className={classes.ofQuestion}>
      <h3>{text.photos.ofQuestion}</h3>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {data && !empty && <Thumbnails list={data} subject={subject} />}
      {uploads.map((upload) => (
        <Sending key={upload.key} upload={upload} again={() => again(upload)} cancel={() => cancel(upload)} />
      ))}
      <p className="qm-muted">{text.photos.keptWithQuestion}</p>
    </section>
  );
}
