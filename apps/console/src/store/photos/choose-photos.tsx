import { ActionIcon, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { text } from '../../messages';
import { CameraIcon, PictureIcon } from '../../theme/icons';
import { membershipQuery } from '../store-queries';
import { TAKEN } from './taken';
import classes from './photos.module.css';

/** Beside the question box: taking or choosing photos for the next question. */
export default function ChoosePhotos({ onChosen }: { onChosen(files: File[]): void }) {
  const { data: membership } = useQuery(membershipQuery);
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onChosen([...(currentTarget.files ?? [])]);
    // The same file can be chosen again.
    currentTarget.value = '';
  };
  if (membership === undefined) return null;
  return (
    <>
      <Menu position="top-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            size={32}
            className={classes.open}
            variant="subtle"
            color="gray"
            aria-label={text.photos.add}
          >
            <CameraIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item mih={44} leftSection={<CameraIcon />} onClick={() => camera.current?.click()}>
            {text.photos.take}
          </Menu.Item>
          <Menu.Item mih={44} leftSection={<PictureIcon />} onClick={() => album.current?.click()}>
            {text.photos.choose}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input ref={camera} type="file" hidden accept={TAKEN} capture="environment" onChange={take} />
      <input ref={album} type="file" hidden accept={TAKEN} multiple onChange={take} />
    </>
  );
}
