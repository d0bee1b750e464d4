import { mountPage } from '../frame/mount-page.tsx';
import { SettingsPage } from './settings-page.tsx';

mountPage(<SettingsPage />);
